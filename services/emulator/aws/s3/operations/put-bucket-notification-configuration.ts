import type { PutBucketNotificationConfigurationRequest } from '@aws-sdk/client-s3';
import type { Call } from '../../service.ts';
import type { S3Deps } from '../deps.ts';
import { checkedQueueConfigurations } from '../notifications/configuration.ts';

/** Sets which events are sent to which queues, after each queue has accepted a test message. */
export async function putBucketNotificationConfiguration(
  { buckets, notifications }: Pick<S3Deps, 'buckets' | 'notifications'>,
  input: PutBucketNotificationConfigurationRequest,
  call: Call,
): Promise<undefined> {
  const bucket = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const entries = checkedQueueConfigurations(input.NotificationConfiguration);
  if (!input.SkipDestinationValidation) await notifications.test(bucket, entries, call);
  await buckets.configure(bucket.name, 'notification', entries.length > 0 ? entries : undefined);
}
