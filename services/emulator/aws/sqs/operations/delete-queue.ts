import type { DeleteQueueRequest } from '@aws-sdk/client-sqs';
import type { SqsNeeds } from '../needs.ts';

/** Removes a queue with its messages. */
export async function deleteQueue(
  { queues }: Pick<SqsNeeds, 'queues'>,
  input: DeleteQueueRequest,
): Promise<undefined> {
  await queues.remove(queues.require(input.QueueUrl));
}
