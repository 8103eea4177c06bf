import type { SendMessageRequest, SendMessageResult } from '@aws-sdk/client-sqs';
import type { Call } from '../../service.ts';
import type { SqsDeps } from '../deps.ts';
import { enqueue } from '../enqueue.ts';
import { sentMessage } from '../sent-message.ts';

/** Puts a message into a queue; it is on disk when this resolves. */
export async function sendMessage(
  deps: SqsDeps,
  input: SendMessageRequest,
  call: Call,
): Promise<SendMessageResult> {
  const queue = deps.queues.require(input.QueueUrl);
  return enqueue(queue, sentMessage(deps, queue, input, call));
}
