import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { GetObjectOutput, GetObjectRequest } from '@aws-sdk/client-s3';
import { withResponse } from '../../wire/response-options.ts';
import type { BucketObjects } from '../bucket-objects.ts';
import type { S3Deps } from '../deps.ts';
import { damagedObject, noSuchKey } from '../errors.ts';
import type { ObjectVersion } from '../object-version.ts';
import { type ObjectReading, READ_MEMBERS, readObject } from '../read-object.ts';
import { refuseOtherOptions } from '../supported-options.ts';
import { verifiedBytes } from '../verified-bytes.ts';

const MAX_ATTEMPTS = 5;
/** Larger objects are sent while they are read: if their bytes are others than were written, the response breaks off. */
const READ_AT_ONCE = 1024 * 1024;

/** Returns an object, or a range of it, as a stream. */
export async function getObject(
  { buckets, clock }: Pick<S3Deps, 'buckets' | 'clock'>,
  input: GetObjectRequest,
): Promise<GetObjectOutput> {
  refuseOtherOptions('GetObject', input, READ_MEMBERS);
  const bucket = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const objects = await buckets.objects(bucket.name);
  // Another call may replace the version before its data is opened. Then the new version is read.
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const reading = await readObject(bucket, objects, input, clock.now());
    const file = await objects.openData(reading.version);
    if (file) return respond(reading, file, objects);
  }
  throw noSuchKey(input.Key ?? '');
}

async function respond(
  { output, range, version }: ObjectReading,
  file: FileHandle,
  objects: BucketObjects,
): Promise<GetObjectOutput> {
  const status = range ? 206 : 200;
  if (version.size === 0) {
    void file.close();
    return withResponse({ ...output, Body: new Uint8Array() as never }, { status });
  }
  if (!range && isReadAtOnce(version)) {
    const bytes = await file.readFile().finally(() => file.close());
    if (createHash('md5').update(bytes).digest('hex') !== version.etag) {
      objects.reportDamaged(version, 'data', 'does not hold the bytes that were written');
      throw damagedObject();
    }
    return withResponse({ ...output, Body: bytes as never }, { status });
  }
  const Body = range
    ? file.createReadStream({ ...range, autoClose: true })
    : verifiedBytes(file, version, objects);
  return withResponse({ ...output, Body }, { status });
}

/** The ETag of an object that was uploaded at once is the MD5 of its bytes. */
function isReadAtOnce({ size, etag, parts }: ObjectVersion): boolean {
  return size <= READ_AT_ONCE && parts === undefined && /^[0-9a-f]{32}$/.test(etag);
}
