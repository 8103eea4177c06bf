import type { ChangeMessageVisibilityRequest } from '@aws-sdk/client-sqs';
import { changeVisibility } from '../change-visibility.ts';
import type { SqsNeeds } from '../needs.ts';

/** Lengthens or ends the time in which only its receiver has a message. */
export async function changeMessageVisibility(
  needs: Pick<SqsNeeds, 'queues' | 'clock'>,
  input: ChangeMessageVisibilityRequest,
): Promise<undefined> {
  const queue = needs.queues.require(input.QueueUrl);
  changeVisibility(needs, queue, input.ReceiptHandle, input.VisibilityTimeout);
}
