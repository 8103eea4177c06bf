import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readJsonFile, removeFileDurably, writeFileDurably } from '../../../base/durable/files.ts';
import { KeyLock } from '../../../base/durable/key-lock.ts';
import { AwsError } from '../errors.ts';
import { ACCOUNT_ID } from '../service.ts';
import { BucketObjects } from './bucket-objects.ts';
import { noSuchBucket } from './errors.ts';
import { reviveDates } from './revive-dates.ts';

/** The record of a bucket, as stored in `bucket.json`. */
export interface Bucket {
  readonly name: string;
  readonly region: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Absent until versioning is first set. It can't be unset after that. */
  readonly versioning?: 'Enabled' | 'Suspended';
  /** Payloads of the subresources, stored as they were put: `encryption`, `policy` … */
  readonly configurations: Readonly<Record<string, unknown>>;
}

interface OpenBucket {
  record: Bucket;
  objects?: Promise<BucketObjects>;
}

/** The buckets on disk: `<folder>/<name>/{bucket.json,objects,incoming,uploads}`. Keys are read on first use. */
export class Buckets {
  readonly #folder: string;
  readonly #onSequence: (sequence: string) => void;
  readonly #open = new Map<string, OpenBucket>();
  /** Serializes changes to the record of each bucket. */
  readonly #locks = new KeyLock();

  private constructor(folder: string, onSequence: (sequence: string) => void) {
    this.#folder = folder;
    this.#onSequence = onSequence;
  }

  static async open(folder: string, onSequence: (sequence: string) => void): Promise<Buckets> {
    const buckets = new Buckets(folder, onSequence);
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(folder)) await buckets.#adopt(name);
    return buckets;
  }

  /** Returns all buckets, sorted by name. */
  list(): Bucket[] {
    return [...this.#open.values()]
      .map((open) => open.record)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  find(name: string): Bucket | undefined {
    return this.#open.get(name)?.record;
  }

  /**
   * Returns the bucket that a call names.
   * Throws NoSuchBucket if it does not exist, AccessDenied if the call expects an owner other than the local account.
   */
  require(name: string | undefined, expectedOwner?: string): Bucket {
    const bucket = this.find(name ?? '');
    if (!bucket) throw noSuchBucket(name ?? '');
    if (expectedOwner !== undefined && expectedOwner !== ACCOUNT_ID) {
      throw new AwsError('AccessDenied', 403, 'Access Denied', {
        detail: `support-bot: the expected bucket owner is ${expectedOwner}, the owner ${ACCOUNT_ID}.`,
      });
    }
    return bucket;
  }

  /** Creates a bucket. Returns false if the name is taken. */
  async create(record: Bucket): Promise<boolean> {
    return this.#locks.run(record.name, async () => {
      if (this.#open.has(record.name)) return false;
      await this.#write(record);
      this.#open.set(record.name, { record });
      return true;
    });
  }

  /** Changes a bucket's record. Throws NoSuchBucket if the bucket does not exist. */
  async update(name: string, change: (before: Bucket) => Bucket): Promise<void> {
    await this.#locks.run(name, async () => {
      const open = this.#open.get(name);
      if (!open) throw noSuchBucket(name);
      const record = change(open.record);
      await this.#write(record);
      open.record = record;
    });
  }

  /** Stores the payload of a subresource, or removes it if undefined. */
  async configure(name: string, subresource: string, payload: unknown): Promise<void> {
    await this.update(name, (before) => {
      const { [subresource]: _before, ...others } = before.configurations;
      const configurations = payload === undefined ? others : { ...others, [subresource]: payload };
      return { ...before, configurations };
    });
  }

  /** Deletes a bucket and its folder. Returns false if `isEmpty`, called under the bucket's lock, says no. */
  async remove(name: string, isEmpty: () => boolean): Promise<boolean> {
    return this.#locks.run(name, async () => {
      if (!isEmpty()) return false;
      this.#open.delete(name);
      await removeFileDurably(this.#path(name, 'bucket.json'));
      await rm(this.#path(name), { recursive: true, force: true });
      return true;
    });
  }

  objects(name: string): Promise<BucketObjects> {
    const open = this.#open.get(name);
    if (!open) throw noSuchBucket(name);
    open.objects ??= BucketObjects.open(this.#path(name, 'objects'), this.#onSequence);
    return open.objects;
  }

  /** Returns the folder for bodies that are being received. It is on the same disk as the objects. */
  incoming(name: string): string {
    return this.#path(name, 'incoming');
  }

  uploads(name: string): string {
    return this.#path(name, 'uploads');
  }

  async #write(record: Bucket): Promise<void> {
    await writeFileDurably(this.#path(record.name, 'bucket.json'), JSON.stringify(record));
  }

  #path(name: string, ...rest: string[]): string {
    return join(this.#folder, name, ...rest);
  }

  /** A folder without a record is left behind by a crash during a create or a delete. */
  async #adopt(name: string): Promise<void> {
    const record = await readJsonFile<Bucket>(this.#path(name, 'bucket.json'));
    if (!record) {
      await rm(this.#path(name), { recursive: true, force: true });
      return;
    }
    await rm(this.incoming(name), { recursive: true, force: true });
    const configurations = reviveDates(record.configurations) as Bucket['configurations'];
    this.#open.set(name, { record: { ...record, configurations } });
  }
}
