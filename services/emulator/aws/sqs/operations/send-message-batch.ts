import type { SendMessageBatchRequest, SendMessageBatchResult } from '@aws-sdk/client-sqs';
import { AwsError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import { runBatch } from '../batch.ts';
import type { SqsDeps } from '../deps.ts';
import { enqueue } from '../enqueue.ts';
import { LIMITS } from '../limits.ts';
import { messageBytes, sentMessage } from '../sent-message.ts';

/** Puts up to ten messages into a queue; each succeeds or fails for itself. */
export async function sendMessageBatch(
  deps: SqsDeps,
  input: SendMessageBatchRequest,
  call: Call,
): Promise<SendMessageBatchResult> {
  const queue = deps.queues.require(input.QueueUrl);
  const bytes = (input.Entries ?? []).reduce((sum, entry) => sum + messageBytes(entry), 0);
  if (bytes > LIMITS.messageBytes) {
    throw new AwsError(
      'BatchRequestTooLong',
      400,
      `Batch requests cannot be longer than ${LIMITS.messageBytes} bytes. You have sent ${bytes} bytes.`,
    );
  }
  return runBatch(input.Entries, async (entry) =>
    enqueue(queue, sentMessage(deps, queue, entry, call)),
  );
}
