import type { GetTopicAttributesInput, GetTopicAttributesResponse } from '@aws-sdk/client-sns';
import type { Call } from '../../service.ts';
import type { SnsDeps } from '../deps.ts';

/** SNS GetTopicAttributes. */
export async function getTopicAttributes(
  { store }: Pick<SnsDeps, 'store'>,
  { TopicArn }: GetTopicAttributesInput,
  call: Pick<Call, 'accountId'>,
): Promise<GetTopicAttributesResponse> {
  const topic = store.topic(TopicArn);
  const subscriptions = store.subscriptions(topic.arn);
  const confirmed = subscriptions.filter(({ isConfirmed }) => isConfirmed).length;
  return {
    Attributes: {
      DisplayName: '',
      ...topic.attributes,
      TopicArn: topic.arn,
      Owner: call.accountId,
      SubscriptionsConfirmed: `${confirmed}`,
      SubscriptionsPending: `${subscriptions.length - confirmed}`,
      SubscriptionsDeleted: '0',
    },
  };
}
