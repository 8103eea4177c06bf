import type { DeleteTopicInput } from '@aws-sdk/client-sns';
import type { SnsNeeds } from '../needs.ts';

/** SNS DeleteTopic, with its subscriptions; a topic that is not there is no error. */
export async function deleteTopic(
  { store }: Pick<SnsNeeds, 'store'>,
  { TopicArn = '' }: DeleteTopicInput,
): Promise<object> {
  await store.removeTopic(TopicArn);
  return {};
}
