import type { UntagQueueRequest } from '@aws-sdk/client-sqs';
import type { SqsDeps } from '../deps.ts';

/** Removes tags from a queue by key. */
export async function untagQueue(
  { queues }: Pick<SqsDeps, 'queues'>,
  input: UntagQueueRequest,
): Promise<undefined> {
  await queues.update(queues.require(input.QueueUrl), (before) => {
    const kept = Object.entries(before.tags).filter(([key]) => !input.TagKeys?.includes(key));
    return { ...before, tags: Object.fromEntries(kept) };
  });
}
