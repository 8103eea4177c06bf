import type { Subscription as Described } from '@aws-sdk/client-sns';
import type { Subscription } from '../topic.ts';

/** A subscription as lists show it: its ARN is not told before it is confirmed. */
export function describeSubscription(subscription: Subscription, accountId: string): Described {
  return {
    SubscriptionArn: subscription.isConfirmed ? subscription.arn : 'PendingConfirmation',
    Owner: accountId,
    Protocol: subscription.protocol,
    Endpoint: subscription.endpoint,
    TopicArn: subscription.topicArn,
  };
}
