import type { HeadObjectOutput, HeadObjectRequest } from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import { withResponse } from '../../wire/response-options.ts';
import type { S3Deps } from '../deps.ts';
import { READ_MEMBERS, readObject } from '../read-object.ts';
import { refuseOtherOptions } from '../supported-options.ts';

/** Returns the metadata of an object. */
export async function headObject(
  { buckets, clock }: Pick<S3Deps, 'buckets' | 'clock'>,
  input: HeadObjectRequest,
): Promise<HeadObjectOutput> {
  refuseOtherOptions('HeadObject', input, READ_MEMBERS);
  const bucket = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const objects = await buckets.objects(bucket.name);
  try {
    const { output, range } = await readObject(bucket, objects, input, clock.now());
    return withResponse(output, { status: range ? 206 : 200 });
  } catch (error) {
    throw error instanceof AwsError && error.status === 404 ? notFound(error) : error;
  }
}

/** A HEAD response has no body for details, and its model has only the error `NotFound`. */
function notFound(error: AwsError): AwsError {
  return new AwsError('NotFound', 404, 'Not Found', { cause: error, headers: error.headers });
}
