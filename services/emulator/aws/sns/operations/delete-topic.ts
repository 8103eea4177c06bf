import type { DeleteTopicInput } from '@aws-sdk/client-sns';
import type { SnsDeps } from '../deps.ts';

/** SNS DeleteTopic. Deletes the subscriptions too. Idempotent. */
export async function deleteTopic(
  { store }: Pick<SnsDeps, 'store'>,
  { TopicArn = '' }: DeleteTopicInput,
): Promise<object> {
  await store.removeTopic(TopicArn);
  return {};
}
