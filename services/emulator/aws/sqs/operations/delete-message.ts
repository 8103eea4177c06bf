import type { DeleteMessageRequest } from '@aws-sdk/client-sqs';
import { acknowledge } from '../acknowledge.ts';
import type { SqsDeps } from '../deps.ts';

/** Deletes a received message. */
export async function deleteMessage(
  { queues }: Pick<SqsDeps, 'queues'>,
  input: DeleteMessageRequest,
): Promise<undefined> {
  await acknowledge(queues.require(input.QueueUrl), input.ReceiptHandle);
}
