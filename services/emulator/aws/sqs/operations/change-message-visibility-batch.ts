import type {
  ChangeMessageVisibilityBatchRequest,
  ChangeMessageVisibilityBatchResult,
} from '@aws-sdk/client-sqs';
import { runBatch } from '../batch.ts';
import { changeVisibility } from '../change-visibility.ts';
import type { SqsDeps } from '../deps.ts';

/** Changes the visibility of up to ten messages. Each succeeds or fails on its own. */
export async function changeMessageVisibilityBatch(
  deps: Pick<SqsDeps, 'queues' | 'clock'>,
  input: ChangeMessageVisibilityBatchRequest,
): Promise<ChangeMessageVisibilityBatchResult> {
  const queue = deps.queues.require(input.QueueUrl);
  return runBatch(input.Entries, async ({ ReceiptHandle: handle, VisibilityTimeout: seconds }) => {
    changeVisibility(deps, queue, handle, seconds);
    return {};
  });
}
