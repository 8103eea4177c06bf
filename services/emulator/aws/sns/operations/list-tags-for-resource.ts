import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from '@aws-sdk/client-sns';
import { resourceNotFound } from '../errors.ts';
import type { SnsNeeds } from '../needs.ts';

/** SNS ListTagsForResource. */
export async function listTagsForResource(
  { store }: Pick<SnsNeeds, 'store'>,
  { ResourceArn = '' }: ListTagsForResourceRequest,
): Promise<ListTagsForResourceResponse> {
  const topic = store.findTopic(ResourceArn);
  if (!topic) throw resourceNotFound();
  return { Tags: Object.entries(topic.tags).map(([Key, Value]) => ({ Key, Value })) };
}
