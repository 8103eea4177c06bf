import type { ChangeMessageVisibilityRequest } from '@aws-sdk/client-sqs';
import { changeVisibility } from '../change-visibility.ts';
import type { SqsDeps } from '../deps.ts';

/** Extends or ends the visibility timeout of a received message. */
export async function changeMessageVisibility(
  deps: Pick<SqsDeps, 'queues' | 'clock'>,
  input: ChangeMessageVisibilityRequest,
): Promise<undefined> {
  const queue = deps.queues.require(input.QueueUrl);
  changeVisibility(deps, queue, input.ReceiptHandle, input.VisibilityTimeout);
}
