import type { TagResourceRequest, TagResourceResponse } from '@aws-sdk/client-sns';
import type { SnsDeps } from '../deps.ts';
import { resourceNotFound } from '../errors.ts';
import { assertTagLimit, tagsOf } from '../topic-tags.ts';

/** SNS TagResource: adds tags to a topic, or replaces their values. */
export async function tagResource(
  { store }: Pick<SnsDeps, 'store'>,
  { ResourceArn = '', Tags = [] }: TagResourceRequest,
): Promise<TagResourceResponse> {
  const added = tagsOf(Tags);
  await store.updateTopic(ResourceArn, (topic) => {
    if (!topic) throw resourceNotFound();
    return { ...topic, tags: assertTagLimit({ ...topic.tags, ...added }) };
  });
  return {};
}
