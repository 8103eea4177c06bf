import type {
  ListSubscriptionsByTopicInput,
  ListSubscriptionsByTopicResponse,
} from '@aws-sdk/client-sns';
import type { Call } from '../../service.ts';
import type { SnsDeps } from '../deps.ts';
import { pageOf } from '../list-page.ts';
import { describeSubscription } from '../subscription/describe-subscription.ts';

/** SNS ListSubscriptionsByTopic, in pages of 100. */
export async function listSubscriptionsByTopic(
  { store }: Pick<SnsDeps, 'store'>,
  { TopicArn, NextToken }: ListSubscriptionsByTopicInput,
  { accountId }: Pick<Call, 'accountId'>,
): Promise<ListSubscriptionsByTopicResponse> {
  const { page, next } = pageOf(store.subscriptions(store.topic(TopicArn).arn), NextToken);
  return { Subscriptions: page.map((one) => describeSubscription(one, accountId)), ...next };
}
