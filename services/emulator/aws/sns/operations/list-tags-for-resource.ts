import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from '@aws-sdk/client-sns';
import type { SnsDeps } from '../deps.ts';
import { resourceNotFound } from '../errors.ts';

/** SNS ListTagsForResource. */
export async function listTagsForResource(
  { store }: Pick<SnsDeps, 'store'>,
  { ResourceArn = '' }: ListTagsForResourceRequest,
): Promise<ListTagsForResourceResponse> {
  const topic = store.findTopic(ResourceArn);
  if (!topic) throw resourceNotFound();
  return { Tags: Object.entries(topic.tags).map(([Key, Value]) => ({ Key, Value })) };
}
