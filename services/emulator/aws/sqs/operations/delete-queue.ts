import type { DeleteQueueRequest } from '@aws-sdk/client-sqs';
import type { SqsDeps } from '../deps.ts';

/** Removes a queue with its messages. */
export async function deleteQueue(
  { queues }: Pick<SqsDeps, 'queues'>,
  input: DeleteQueueRequest,
): Promise<undefined> {
  await queues.remove(queues.require(input.QueueUrl));
}
