import type { GetBucketVersioningOutput, GetBucketVersioningRequest } from '@aws-sdk/client-s3';
import type { S3Deps } from '../deps.ts';

/** Returns the versioning state of a bucket, or nothing if it was never set. */
export async function getBucketVersioning(
  { buckets }: Pick<S3Deps, 'buckets'>,
  input: GetBucketVersioningRequest,
): Promise<GetBucketVersioningOutput> {
  const { versioning } = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  return versioning ? { Status: versioning } : {};
}
