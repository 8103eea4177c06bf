import type { HeadBucketOutput, HeadBucketRequest } from '@aws-sdk/client-s3';
import type { S3Deps } from '../deps.ts';

/** Returns the region of a bucket, if it exists. */
export async function headBucket(
  { buckets }: Pick<S3Deps, 'buckets'>,
  input: HeadBucketRequest,
): Promise<HeadBucketOutput> {
  const { name, region } = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  return {
    BucketRegion: region,
    BucketArn: `arn:aws:s3:::${name}`,
    AccessPointAlias: false,
  } satisfies HeadBucketOutput;
}
