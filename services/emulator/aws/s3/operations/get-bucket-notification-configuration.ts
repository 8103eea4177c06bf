import type {
  GetBucketNotificationConfigurationRequest,
  NotificationConfiguration,
} from '@aws-sdk/client-s3';
import type { S3Deps } from '../deps.ts';
import { queuesOf } from '../notifications/notifications.ts';

/** Returns which events of a bucket are sent to which queues. */
export async function getBucketNotificationConfiguration(
  { buckets }: Pick<S3Deps, 'buckets'>,
  input: GetBucketNotificationConfigurationRequest,
): Promise<NotificationConfiguration> {
  const entries = queuesOf(buckets.require(input.Bucket, input.ExpectedBucketOwner));
  return entries.length > 0 ? { QueueConfigurations: [...entries] } : {};
}
