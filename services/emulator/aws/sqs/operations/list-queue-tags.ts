import type { ListQueueTagsRequest, ListQueueTagsResult } from '@aws-sdk/client-sqs';
import type { SqsDeps } from '../deps.ts';

/** Returns the tags of a queue. */
export async function listQueueTags(
  { queues }: Pick<SqsDeps, 'queues'>,
  input: ListQueueTagsRequest,
): Promise<ListQueueTagsResult> {
  const { tags } = queues.require(input.QueueUrl).record;
  return Object.keys(tags).length > 0 ? { Tags: { ...tags } } : {};
}
