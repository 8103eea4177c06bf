import type { UnsubscribeInput } from '@aws-sdk/client-sns';
import type { SnsDeps } from '../deps.ts';
import { invalidParameter } from '../errors.ts';

/** SNS Unsubscribe. Idempotent. */
export async function unsubscribe(
  { store }: Pick<SnsDeps, 'store'>,
  { SubscriptionArn = '' }: UnsubscribeInput,
): Promise<object> {
  if (SubscriptionArn.split(':').length !== 7) {
    throw invalidParameter('SubscriptionArn Reason: An ARN must have at least 6 elements, not 1');
  }
  await store.removeSubscription(SubscriptionArn);
  return {};
}
