import { randomBytes, randomUUID } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { removeFileDurably, writeFileDurably } from '../../../base/durable/files.ts';
import { makeFolder } from '../../../base/durable/guarded-folders.ts';
import { KeyLock } from '../../../base/durable/key-lock.ts';
import { type RecordKind, readRecord } from '../../../base/durable/stored-record.ts';
import type { ChecksumName } from '../digests.ts';
import type { Buckets } from './buckets.ts';
import type { Checksums } from './checksums.ts';
import { noSuchUpload } from './errors.ts';
import { mapLimited } from './map-limited.ts';
import type { ObjectAttributes } from './object-version.ts';
import type { ReceivedBody } from './receive-body.ts';

/** A multipart upload in progress. */
export interface Upload {
  readonly uploadId: string;
  readonly key: string;
  /** ISO 8601. */
  readonly initiated: string;
  readonly attributes: ObjectAttributes;
  /** The client's choice. Without one, S3 computes CRC64NVME of the complete object. */
  readonly checksum?: ChecksumName;
  readonly checksumType: 'FULL_OBJECT' | 'COMPOSITE';
}

export interface UploadedPart {
  readonly number: number;
  readonly size: number;
  /** MD5 in hexadecimal, without quotes. */
  readonly etag: string;
  readonly lastModified: string;
  readonly checksums: Checksums;
  /** Name of the file with its bytes. */
  readonly file: string;
}

const UPLOAD: RecordKind = {
  cost: 'The upload in parts is gone: its client has to begin again.',
  members: ['uploadId', 'key', 'attributes'],
};
const PART: RecordKind = {
  cost: 'The part is gone: its client has to send it again.',
  members: ['number', 'size', 'etag', 'file'],
};

const CONCURRENT_READS = 64;

/** Multipart uploads on disk: `<bucket>/uploads/<uploadId>/{upload.json, part-<number>.json, <uuid>.data}`. */
export class Uploads {
  readonly #buckets: Buckets;
  readonly #damage: DamageReport | undefined;
  /** Serializes changes to each upload. */
  readonly locks = new KeyLock();

  constructor(buckets: Buckets, damage?: DamageReport | undefined) {
    this.#buckets = buckets;
    this.#damage = damage;
  }

  async create(bucket: string, upload: Omit<Upload, 'uploadId'>): Promise<Upload> {
    const created = { ...upload, uploadId: randomBytes(32).toString('hex') };
    const path = join(this.#folder(bucket, created.uploadId), 'upload.json');
    await writeFileDurably(path, JSON.stringify(created));
    return created;
  }

  /** Returns an upload. Throws NoSuchUpload if the id is unknown or belongs to another key. */
  async require(bucket: string, key: string | undefined, uploadId = ''): Promise<Upload> {
    const upload = await this.#read(bucket, uploadId);
    if (!upload || upload.key !== key) throw noSuchUpload(uploadId);
    return upload;
  }

  /** Adds a part, or replaces the one with the same number. */
  async addPart(
    bucket: string,
    { uploadId }: Upload,
    part: Omit<UploadedPart, 'file'>,
    received: ReceivedBody,
  ): Promise<void> {
    const folder = this.#folder(bucket, uploadId);
    const path = join(folder, partName(part.number));
    const before = await readRecord<UploadedPart>(path, PART, this.#damage);
    const file = `${randomUUID()}.data`;
    await rename(received.path, join(folder, file));
    await writeFileDurably(path, JSON.stringify({ ...part, file }));
    if (before) await rm(join(folder, before.file), { force: true });
  }

  /** Returns the uploaded parts, sorted by number. */
  async parts(bucket: string, { uploadId }: Upload): Promise<UploadedPart[]> {
    const folder = this.#folder(bucket, uploadId);
    const names = (await readdir(folder))
      .filter((name) => /^part-\d+\.json$/.test(name))
      .toSorted();
    const parts = await mapLimited(names, CONCURRENT_READS, (name) =>
      readRecord<UploadedPart>(join(folder, name), PART, this.#damage),
    );
    return parts.filter((part) => part !== undefined);
  }

  partPath(bucket: string, { uploadId }: Upload, part: UploadedPart): string {
    return join(this.#folder(bucket, uploadId), part.file);
  }

  async remove(bucket: string, { uploadId }: Upload): Promise<void> {
    const folder = this.#folder(bucket, uploadId);
    await removeFileDurably(join(folder, 'upload.json'));
    await rm(folder, { recursive: true, force: true });
  }

  /** Returns the uploads in progress in a bucket. */
  async list(bucket: string): Promise<Upload[]> {
    const folder = this.#buckets.uploads(bucket);
    await makeFolder(folder);
    const ids = await readdir(folder);
    const uploads = await mapLimited(ids, CONCURRENT_READS, (id) => this.#read(bucket, id));
    return uploads.filter((upload) => upload !== undefined);
  }

  /** The id becomes a folder name, so only ids in the format of `create` are accepted. */
  async #read(bucket: string, uploadId: string): Promise<Upload | undefined> {
    if (!/^[0-9a-f]{64}$/.test(uploadId)) return undefined;
    const path = join(this.#folder(bucket, uploadId), 'upload.json');
    return readRecord<Upload>(path, UPLOAD, this.#damage);
  }

  #folder(bucket: string, uploadId: string): string {
    return join(this.#buckets.uploads(bucket), uploadId);
  }
}

function partName(number: number): string {
  return `part-${String(number).padStart(5, '0')}.json`;
}
