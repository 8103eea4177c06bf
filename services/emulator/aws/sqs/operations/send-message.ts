import type { SendMessageRequest, SendMessageResult } from '@aws-sdk/client-sqs';
import type { Call } from '../../service.ts';
import type { SqsDeps } from '../deps.ts';
import { enqueue } from '../enqueue.ts';
import { toSentMessage } from '../sent-message.ts';

/** Sends a message to a queue. It is durable when this resolves. */
export async function sendMessage(
  deps: SqsDeps,
  input: SendMessageRequest,
  call: Call,
): Promise<SendMessageResult> {
  const queue = deps.queues.require(input.QueueUrl);
  return enqueue(queue, toSentMessage(deps, queue, input, call));
}
