import type { FileHandle } from 'node:fs/promises';
import type { GetObjectOutput, GetObjectRequest } from '@aws-sdk/client-s3';
import { withResponse } from '../../wire/response-options.ts';
import type { S3Deps } from '../deps.ts';
import { noSuchKey } from '../errors.ts';
import { type ObjectReading, READ_MEMBERS, readObject } from '../read-object.ts';
import { refuseOtherOptions } from '../supported-options.ts';

const MAX_ATTEMPTS = 5;

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
    const reading = readObject(bucket, objects, input, clock.now());
    const file = await objects.openData(reading.version);
    if (file) return respond(reading, file);
  }
  throw noSuchKey(input.Key ?? '');
}

function respond({ output, range, version }: ObjectReading, file: FileHandle): GetObjectOutput {
  const status = range ? 206 : 200;
  if (version.size === 0) {
    void file.close();
    return withResponse({ ...output, Body: new Uint8Array() as never }, { status });
  }
  const Body = file.createReadStream({ ...range, autoClose: true });
  return withResponse({ ...output, Body }, { status });
}
