import type { PurgeQueueRequest } from '@aws-sdk/client-sqs';
import type { SqsDeps } from '../deps.ts';

/** Deletes all messages of a queue, including those in flight. */
export async function purgeQueue(
  { queues }: Pick<SqsDeps, 'queues'>,
  input: PurgeQueueRequest,
): Promise<undefined> {
  await queues.require(input.QueueUrl).messages.purge();
}
