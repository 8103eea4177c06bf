import type { DeleteTopicInput } from '@aws-sdk/client-sns';
import type { SnsDeps } from '../deps.ts';

/** SNS DeleteTopic, with its subscriptions; a topic that is not there is no error. */
export async function deleteTopic(
  { store }: Pick<SnsDeps, 'store'>,
  { TopicArn = '' }: DeleteTopicInput,
): Promise<object> {
  await store.removeTopic(TopicArn);
  return {};
}
