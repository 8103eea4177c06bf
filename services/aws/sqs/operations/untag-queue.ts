import type { UntagQueueRequest } from '@aws-sdk/client-sqs';
import type { SqsNeeds } from '../needs.ts';

/** Removes tags from a queue by their keys. */
export async function untagQueue(
  { queues }: Pick<SqsNeeds, 'queues'>,
  input: UntagQueueRequest,
): Promise<undefined> {
  const { record } = queues.require(input.QueueUrl);
  const kept = Object.entries(record.tags).filter(([key]) => !input.TagKeys?.includes(key));
  await queues.put({ ...record, tags: Object.fromEntries(kept) });
}
