import type { UntagResourceRequest, UntagResourceResponse } from '@aws-sdk/client-sns';
import type { SnsDeps } from '../deps.ts';
import { resourceNotFound } from '../errors.ts';

/** SNS UntagResource. Ignores keys that the topic does not have. */
export async function untagResource(
  { store }: Pick<SnsDeps, 'store'>,
  { ResourceArn = '', TagKeys = [] }: UntagResourceRequest,
): Promise<UntagResourceResponse> {
  await store.updateTopic(ResourceArn, (topic) => {
    if (!topic) throw resourceNotFound();
    const left = Object.entries(topic.tags).filter(([key]) => !TagKeys.includes(key));
    return { ...topic, tags: Object.fromEntries(left) };
  });
  return {};
}
