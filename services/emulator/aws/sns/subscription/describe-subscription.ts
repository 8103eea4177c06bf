import type { Subscription as Described } from '@aws-sdk/client-sns';
import type { Subscription } from '../topic.ts';

/** Returns a subscription's entry in a list. Its ARN is not shown before it is confirmed. */
export function describeSubscription(subscription: Subscription, accountId: string): Described {
  return {
    SubscriptionArn: subscription.isConfirmed ? subscription.arn : 'PendingConfirmation',
    Owner: accountId,
    Protocol: subscription.protocol,
    Endpoint: subscription.endpoint,
    TopicArn: subscription.topicArn,
  };
}
