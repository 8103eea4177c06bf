import type { PurgeQueueRequest } from '@aws-sdk/client-sqs';
import type { SqsDeps } from '../deps.ts';

/** Removes all messages of a queue, those in flight too. */
export async function purgeQueue(
  { queues }: Pick<SqsDeps, 'queues'>,
  input: PurgeQueueRequest,
): Promise<undefined> {
  await queues.require(input.QueueUrl).messages.purge();
}
