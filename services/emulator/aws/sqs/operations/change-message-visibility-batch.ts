import type {
  ChangeMessageVisibilityBatchRequest,
  ChangeMessageVisibilityBatchResult,
} from '@aws-sdk/client-sqs';
import { runBatch } from '../batch.ts';
import { changeVisibility } from '../change-visibility.ts';
import type { SqsNeeds } from '../needs.ts';

/** Changes the visibility of up to ten messages; each succeeds or fails for itself. */
export async function changeMessageVisibilityBatch(
  needs: Pick<SqsNeeds, 'queues' | 'clock'>,
  input: ChangeMessageVisibilityBatchRequest,
): Promise<ChangeMessageVisibilityBatchResult> {
  const queue = needs.queues.require(input.QueueUrl);
  return runBatch(input.Entries, async ({ ReceiptHandle: handle, VisibilityTimeout: seconds }) => {
    changeVisibility(needs, queue, handle, seconds);
    return {};
  });
}
