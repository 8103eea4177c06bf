import type { DeleteQueueRequest } from '@aws-sdk/client-sqs';
import type { SqsDeps } from '../deps.ts';

/** Deletes a queue and its messages. */
export async function deleteQueue(
  { queues }: Pick<SqsDeps, 'queues'>,
  input: DeleteQueueRequest,
): Promise<undefined> {
  await queues.remove(queues.require(input.QueueUrl));
}
