import type { GetBucketLocationOutput, GetBucketLocationRequest } from '@aws-sdk/client-s3';
import type { S3Needs } from '../needs.ts';

/** Says a bucket's region; us-east-1 is said by saying none. */
export async function getBucketLocation(
  { buckets }: Pick<S3Needs, 'buckets'>,
  input: GetBucketLocationRequest,
): Promise<GetBucketLocationOutput> {
  const { region } = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  if (region === 'us-east-1') return {};
  return {
    LocationConstraint: region as NonNullable<GetBucketLocationOutput['LocationConstraint']>,
  };
}
