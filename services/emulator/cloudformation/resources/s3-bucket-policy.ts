import type { PutBucketPolicyRequest } from '@aws-sdk/client-s3';
import { type ResourceType, run } from '../resource-type.ts';
import { isThere, whereSupported } from '../undefined-on.ts';

/** A bucket has one policy, known by the bucket's name. */
export const s3BucketPolicy: ResourceType = {
  type: 'AWS::S3::BucketPolicy',
  attributes: [],

  async apply(request) {
    const bucket = request.properties.text('Bucket');
    const input = {
      Bucket: bucket,
      Policy: JSON.stringify(request.properties.document('PolicyDocument')),
    } satisfies PutBucketPolicyRequest;
    await whereSupported(request, 'PolicyDocument', () =>
      run(request, 's3', 'PutBucketPolicy', input),
    );
    return { physicalId: bucket, ref: bucket, attributes: {} };
  },

  async refresh(resource, request) {
    const input = { Bucket: resource.physicalId };
    const isStill = await isThere(() => run(request, 's3', 'GetBucketPolicy', input));
    return isStill ? resource : undefined;
  },

  async remove(resource, request) {
    await isThere(() => run(request, 's3', 'DeleteBucketPolicy', { Bucket: resource.physicalId }));
    return undefined;
  },
};
