import type { SendMessageBatchRequest, SendMessageBatchResult } from '@aws-sdk/client-sqs';
import { AwsError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import { runBatch } from '../batch.ts';
import type { SqsDeps } from '../deps.ts';
import { enqueue } from '../enqueue.ts';
import { LIMITS } from '../limits.ts';
import { messageBytes, toSentMessage } from '../sent-message.ts';

/** Sends up to ten messages to a queue. Each succeeds or fails on its own. */
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
    enqueue(queue, toSentMessage(deps, queue, entry, call)),
  );
}
