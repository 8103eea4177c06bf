import type { GetBucketLocationOutput, GetBucketLocationRequest } from '@aws-sdk/client-s3';
import { withResponse } from '../../wire/response-options.ts';
import type { S3Deps } from '../deps.ts';

/** Returns a bucket's region, or nothing for us-east-1. */
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

/** The only S3 response whose root element is the member itself. Python's client requires it. */
function documentOf(region: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${region}</LocationConstraint>`;
}
