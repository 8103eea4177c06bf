import {
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { isMissing } from './missing-object.ts';

const MAX_ATTEMPTS = 5;
/** A failed condition is 412, a race 409, and `If-Match` on a deleted object 404 (S3 user guide, conditional writes). */
const LOST_RACE = [404, 409, 412];

/** An object that was changed by others before it could be written. */
export class ChangedByOthersError extends Error {
  constructor(key: string, attempts = 1) {
    super(`${key} was changed by others${attempts > 1 ? ` ${attempts} times in a row` : ''}`);
    this.name = 'ChangedByOthersError';
  }
}

export interface ObjectToChange {
  readonly client: S3Client;
  readonly bucket: string;
  readonly key: string;
  readonly type: string;
}

/**
 * Changes an object by a conditional write, again from what is there if others were quicker, so that nobody's change is
 * lost. `change` gets undefined if there is none, and returns undefined if nothing is to be written. Returns whether
 * anything was. Throws ChangedByOthersError after five attempts.
 */
export async function changeObject(
  object: ObjectToChange,
  change: (bytes: Uint8Array | undefined) => Uint8Array | undefined,
): Promise<boolean> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const { bytes, etag } = await read(object);
    const changed = change(bytes);
    if (changed === undefined) return false;
    if (await write(object, changed, etag)) return true;
  }
  throw new ChangedByOthersError(object.key, MAX_ATTEMPTS);
}

async function read({ client, bucket: Bucket, key: Key }: ObjectToChange) {
  try {
    const { Body, ETag: etag } = await client.send(new GetObjectCommand({ Bucket, Key }));
    return { bytes: (await Body?.transformToByteArray()) ?? new Uint8Array(), etag };
  } catch (error) {
    if (await isMissing(client, Bucket, Key, error)) return {};
    throw error;
  }
}

async function write(
  { client, bucket, key, type }: ObjectToChange,
  bytes: Uint8Array,
  etag: string | undefined,
): Promise<boolean> {
  const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag };
  const object = { Bucket: bucket, Key: key, ContentType: type, Body: bytes };
  try {
    await client.send(new PutObjectCommand({ ...object, ...condition }));
    return true;
  } catch (error) {
    if (isLostRace(error)) return false;
    throw error;
  }
}

/** Whether a conditional write failed because the object is not, or no longer, what it was to be. */
export function isLostRace(error: unknown): boolean {
  if (!(error instanceof S3ServiceException) || error.name === 'NoSuchBucket') return false;
  return LOST_RACE.includes(error.$metadata.httpStatusCode ?? 0);
}
