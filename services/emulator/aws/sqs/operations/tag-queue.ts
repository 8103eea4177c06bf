import type { TagQueueRequest } from '@aws-sdk/client-sqs';
import type { SqsDeps } from '../deps.ts';
import { checkTags } from '../tags.ts';

/** Adds tags to a queue, and replaces those with the same keys. */
export async function tagQueue(
  { queues }: Pick<SqsDeps, 'queues'>,
  input: TagQueueRequest,
): Promise<undefined> {
  await queues.update(queues.require(input.QueueUrl), (before) => ({
    ...before,
    tags: checkTags({ ...before.tags, ...input.Tags }),
  }));
}
