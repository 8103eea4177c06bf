import type {
  NotificationConfiguration,
  PublicAccessBlockConfiguration,
  QueueConfiguration,
  ServerSideEncryptionConfiguration,
} from '@aws-sdk/client-s3';
import type { Properties } from '../properties.ts';
import { lifecycleRule } from './s3-lifecycle-rule.ts';

/** One S3 call, without the bucket's name. */
export interface SettingCall {
  readonly operation: string;
  readonly input: object;
}

/** A bucket property that is set by a separate operation. */
export interface BucketSetting {
  readonly property: string;
  /** Returns the call that sets the property to its value in the template. */
  set(bucket: Properties): SettingCall;
  /** The call that resets the property after it was removed from the template. */
  readonly unset: SettingCall;
}

/** The settings, converted from CloudFormation's names to those of the S3 API. */
export const BUCKET_SETTINGS: readonly BucketSetting[] = [
  setting('BucketEncryption', 'BucketEncryption', 'BucketEncryption', (encryption) => ({
    ServerSideEncryptionConfiguration: encryptionRules(encryption),
  })),
  setting(
    'OwnershipControls',
    'BucketOwnershipControls',
    'BucketOwnershipControls',
    (controls) => ({
      OwnershipControls: {
        Rules: controls.items('Rules').map((rule) => ({
          ObjectOwnership: rule.text('ObjectOwnership'),
        })),
      },
    }),
  ),
  setting('PublicAccessBlockConfiguration', 'PublicAccessBlock', 'PublicAccessBlock', (block) => ({
    PublicAccessBlockConfiguration: publicAccessBlock(block),
  })),
  {
    ...setting('VersioningConfiguration', 'BucketVersioning', 'BucketVersioning', (versioning) => ({
      VersioningConfiguration: { Status: versioning.text('Status') },
    })),
    unset: {
      operation: 'PutBucketVersioning',
      input: { VersioningConfiguration: { Status: 'Suspended' } },
    },
  },
  setting(
    'LifecycleConfiguration',
    'BucketLifecycleConfiguration',
    'BucketLifecycle',
    (lifecycle) => ({
      LifecycleConfiguration: { Rules: lifecycle.items('Rules').map(lifecycleRule) },
    }),
  ),
  setting('CorsConfiguration', 'BucketCors', 'BucketCors', (cors) => ({
    CORSConfiguration: { CORSRules: cors.items('CorsRules').map(corsRule) },
  })),
  {
    property: 'Tags',
    set: (bucket) => ({
      operation: 'PutBucketTagging',
      input: { Tagging: { TagSet: bucket.items('Tags').map(tag) } },
    }),
    unset: { operation: 'DeleteBucketTagging', input: {} },
  },
  {
    ...setting(
      'NotificationConfiguration',
      'BucketNotificationConfiguration',
      'BucketNotificationConfiguration',
      (notification) => ({ NotificationConfiguration: notifications(notification) }),
    ),
    unset: {
      operation: 'PutBucketNotificationConfiguration',
      input: { NotificationConfiguration: {} },
    },
  },
];

function setting(
  property: string,
  put: string,
  remove: string,
  input: (value: Properties) => object,
): BucketSetting {
  return {
    property,
    set: (bucket) => ({ operation: `Put${put}`, input: input(bucket.map(property)) }),
    unset: { operation: `Delete${remove}`, input: {} },
  };
}

function encryptionRules(encryption: Properties): ServerSideEncryptionConfiguration {
  const rules = encryption.items('ServerSideEncryptionConfiguration').map((rule) => {
    const byDefault = rule.map('ServerSideEncryptionByDefault');
    const key = byDefault.optionalText('KMSMasterKeyID');
    const hasBucketKey = rule.optionalBoolean('BucketKeyEnabled');
    return {
      ApplyServerSideEncryptionByDefault: {
        SSEAlgorithm: byDefault.text('SSEAlgorithm') as 'AES256',
        ...(key === undefined ? {} : { KMSMasterKeyID: key }),
      },
      ...(hasBucketKey === undefined ? {} : { BucketKeyEnabled: hasBucketKey }),
    };
  });
  return { Rules: rules };
}

function publicAccessBlock(block: Properties): PublicAccessBlockConfiguration {
  const flag = (name: string) => block.optionalBoolean(name) ?? false;
  return {
    BlockPublicAcls: flag('BlockPublicAcls'),
    BlockPublicPolicy: flag('BlockPublicPolicy'),
    IgnorePublicAcls: flag('IgnorePublicAcls'),
    RestrictPublicBuckets: flag('RestrictPublicBuckets'),
  };
}

function corsRule(rule: Properties): object {
  const id = rule.optionalText('Id');
  const maxAge = rule.optionalNumber('MaxAge');
  return {
    ...(id === undefined ? {} : { ID: id }),
    AllowedHeaders: rule.texts('AllowedHeaders'),
    AllowedMethods: rule.texts('AllowedMethods'),
    AllowedOrigins: rule.texts('AllowedOrigins'),
    ExposeHeaders: rule.texts('ExposedHeaders'),
    ...(maxAge === undefined ? {} : { MaxAgeSeconds: maxAge }),
  };
}

function tag(pair: Properties): object {
  return { Key: pair.text('Key'), Value: pair.text('Value') };
}

function notifications(notification: Properties): NotificationConfiguration {
  return { QueueConfigurations: notification.items('QueueConfigurations').map(toQueue) };
}

function toQueue(queue: Properties): QueueConfiguration {
  const rules = queue.optionalMap('Filter')?.map('S3Key').items('Rules') ?? [];
  return {
    QueueArn: queue.text('Queue'),
    Events: [queue.text('Event') as 's3:ObjectCreated:*'],
    Filter: {
      Key: {
        FilterRules: rules.map((rule) => ({
          Name: rule.text('Name') as 'prefix',
          Value: rule.text('Value'),
        })),
      },
    },
  };
}
