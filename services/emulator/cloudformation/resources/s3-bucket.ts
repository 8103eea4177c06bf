import type { CreateBucketRequest, HeadBucketRequest } from '@aws-sdk/client-s3';
import { exists, reportIfUnsupported, undefinedOn } from '../expected-errors.ts';
import { physicalName } from '../physical-name.ts';
import { type ResourceType, run } from '../resource-type.ts';
import { BUCKET_SETTINGS } from './s3-bucket-settings.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const MAX_NAME = 63;

/** Creates and configures buckets. Never deletes one. */
export const s3Bucket: ResourceType = {
  type: 'AWS::S3::Bucket',
  attributes: ['Arn', 'DomainName', 'RegionalDomainName'],

  async apply(request) {
    const { place, logicalId, properties, previous } = request;
    const name =
      properties.optionalText('BucketName') ??
      physicalName(place.stackName, logicalId, MAX_NAME).toLowerCase();
    await undefinedOn(['BucketAlreadyOwnedByYou'], () =>
      run(request, 's3', 'CreateBucket', {
        Bucket: name,
        CreateBucketConfiguration: {
          LocationConstraint: place.region as 'ca-central-1',
        },
      } satisfies CreateBucketRequest),
    );
    for (const { property, set, unset } of BUCKET_SETTINGS) {
      const isSet = properties.value(property) !== undefined;
      if (!isSet && previous?.properties[property] === undefined) continue;
      const { operation, input } = isSet ? set(properties) : unset;
      await reportIfUnsupported(request, property, () =>
        run(request, 's3', operation, { Bucket: name, ...input }),
      );
    }
    return { physicalId: name, ref: name, attributes: attributesOf(name, place.region) };
  },

  async refresh(resource, request) {
    const input = { Bucket: resource.physicalId } satisfies HeadBucketRequest;
    const isFound = await exists(() => run(request, 's3', 'HeadBucket', input));
    return isFound ? resource : undefined;
  },
};

function attributesOf(name: string, region: string): Record<string, string> {
  return {
    Arn: `arn:aws:s3:::${name}`,
    DomainName: `${name}.s3.amazonaws.com`,
    RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
  };
}
