import type { SendMessageRequest, SendMessageResult } from '@aws-sdk/client-sqs';
import type { Call } from '../../service.ts';
import { enqueue } from '../enqueue.ts';
import type { SqsNeeds } from '../needs.ts';
import { sentMessage } from '../sent-message.ts';

/** Puts a message into a queue; it is on disk when this resolves. */
export async function sendMessage(
  needs: SqsNeeds,
  input: SendMessageRequest,
  call: Call,
): Promise<SendMessageResult> {
  const queue = needs.queues.require(input.QueueUrl);
  return enqueue(queue, sentMessage(needs, queue, input, call));
}
