import type { DeleteMessageBatchRequest, DeleteMessageBatchResult } from '@aws-sdk/client-sqs';
import { acknowledge } from '../acknowledge.ts';
import { runBatch } from '../batch.ts';
import type { SqsDeps } from '../deps.ts';

/** Deletes up to ten received messages. Each succeeds or fails on its own. */
export async function deleteMessageBatch(
  { queues }: Pick<SqsDeps, 'queues'>,
  input: DeleteMessageBatchRequest,
): Promise<DeleteMessageBatchResult> {
  const queue = queues.require(input.QueueUrl);
  return runBatch(input.Entries, async ({ ReceiptHandle: handle }) => {
    await acknowledge(queue, handle);
    return {};
  });
}
