import type { PutBucketPolicyRequest } from '@aws-sdk/client-s3';
import { exists, ignoreMissing, reportIfUnsupported } from '../expected-errors.ts';
import { type ResourceType, run } from '../resource-type.ts';

/** The one policy of a bucket. Its physical id is the bucket's name. */
export const s3BucketPolicy: ResourceType = {
  type: 'AWS::S3::BucketPolicy',
  attributes: [],

  async apply(request) {
    const bucket = request.properties.text('Bucket');
    const input = {
      Bucket: bucket,
      Policy: JSON.stringify(request.properties.document('PolicyDocument')),
    } satisfies PutBucketPolicyRequest;
    await reportIfUnsupported(request, 'PolicyDocument', () =>
      run(request, 's3', 'PutBucketPolicy', input),
    );
    return { physicalId: bucket, ref: bucket, attributes: {} };
  },

  async refresh(resource, request) {
    const input = { Bucket: resource.physicalId };
    const isFound = await exists(() => run(request, 's3', 'GetBucketPolicy', input));
    return isFound ? resource : undefined;
  },

  async remove(resource, request) {
    await ignoreMissing(() =>
      run(request, 's3', 'DeleteBucketPolicy', { Bucket: resource.physicalId }),
    );
    return undefined;
  },
};
