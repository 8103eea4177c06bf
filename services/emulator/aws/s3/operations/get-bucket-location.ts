import type { GetBucketLocationOutput, GetBucketLocationRequest } from '@aws-sdk/client-s3';
import { withResponse } from '../../wire/response-options.ts';
import type { S3Deps } from '../deps.ts';

/** Says a bucket's region; us-east-1 is said by saying none. */
export async function getBucketLocation(
  { buckets }: Pick<S3Deps, 'buckets'>,
  input: GetBucketLocationRequest,
): Promise<GetBucketLocationOutput> {
  const { region } = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const output: GetBucketLocationOutput =
    region === 'us-east-1'
      ? {}
      : {
          LocationConstraint: region as NonNullable<GetBucketLocationOutput['LocationConstraint']>,
        };
  return withResponse(output, { body: documentOf(output.LocationConstraint ?? '') });
}

/** The one answer of S3 whose root is the member itself; Python's client reads nothing else. */
function documentOf(region: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${region}</LocationConstraint>`;
}
