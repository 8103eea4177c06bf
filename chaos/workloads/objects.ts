import { createHash } from 'node:crypto';
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { ObjectState } from '../ledger.ts';
import type { Clients } from './clients.ts';
import { type Load, repeatedly } from './load.ts';

export const OBJECTS_BUCKET = 'chaos-objects';
const KEYS = 12;
const CHECKSUMS = ['CRC32', 'SHA256', 'SHA1'] as const;

/** Puts, replaces and deletes objects, some in parts. One worker alone writes the keys that begin with its name. */
export async function writeObjects(load: Load, worker: string): Promise<void> {
  const random = load.random.fork(`objects-${worker}`);
  await repeatedly(load, async () => {
    const Key = `${worker}/${random.int(1, KEYS)} é+&`;
    const place = { Bucket: OBJECTS_BUCKET, Key };
    const kind = random.next();
    if (kind < 0.15) return remove(load, Key);
    const body = random.bytes(random.int(0, 4_000));
    if (kind < 0.3) return putInParts(load, place, body);
    const done = load.ledger.attempt({ what: 'object', key: Key, state: stateOf(body, md5(body)) });
    const ChecksumAlgorithm = random.pick(CHECKSUMS);
    await load.clients.s3.send(new PutObjectCommand({ ...place, Body: body, ChecksumAlgorithm }));
    done();
  });
}

async function remove({ clients, ledger }: Load, Key: string): Promise<void> {
  const done = ledger.attempt({ what: 'object', key: Key, state: 'absent' });
  await clients.s3.send(new DeleteObjectCommand({ Bucket: OBJECTS_BUCKET, Key }));
  done();
}

async function putInParts(
  { clients: { s3 }, ledger }: Load,
  place: { Bucket: string; Key: string },
  body: Buffer,
): Promise<void> {
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand(place));
  const part = { ...place, UploadId, PartNumber: 1 };
  const { ETag } = await s3.send(new UploadPartCommand({ ...part, Body: body }));
  const etag = `${md5(Buffer.from(md5(body), 'hex'))}-1`;
  const done = ledger.attempt({ what: 'object', key: place.Key, state: stateOf(body, etag) });
  const MultipartUpload = { Parts: [{ ETag, PartNumber: 1 }] };
  await s3.send(new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload }));
  done();
}

/** The state of an object with this content. */
export function stateOf(body: Uint8Array, etag: string): ObjectState {
  return { etag, sha256: createHash('sha256').update(body).digest('hex') };
}

export async function createObjectsBucket({ s3 }: Clients): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket: OBJECTS_BUCKET }));
}

const md5 = (body: Uint8Array): string => createHash('md5').update(body).digest('hex');
