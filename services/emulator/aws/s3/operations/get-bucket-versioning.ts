import type { GetBucketVersioningOutput, GetBucketVersioningRequest } from '@aws-sdk/client-s3';
import type { S3Deps } from '../deps.ts';

/** Says whether a bucket keeps versions; nothing where that was never set. */
export async function getBucketVersioning(
  { buckets }: Pick<S3Deps, 'buckets'>,
  input: GetBucketVersioningRequest,
): Promise<GetBucketVersioningOutput> {
  const { versioning } = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  return versioning ? { Status: versioning } : {};
}
