import type { SetTopicAttributesInput } from '@aws-sdk/client-sns';
import type { SnsDeps } from '../deps.ts';
import { topicNotFound } from '../errors.ts';
import { assertTopicAttribute } from '../topic-attributes.ts';

/** SNS SetTopicAttributes: sets one attribute. An empty display name removes it. */
export async function setTopicAttributes(
  { store }: Pick<SnsDeps, 'store'>,
  { TopicArn, AttributeName = '', AttributeValue = '' }: SetTopicAttributesInput,
): Promise<object> {
  const { arn } = store.topic(TopicArn);
  assertTopicAttribute(AttributeName, AttributeValue);
  await store.updateTopic(arn, (topic) => {
    if (!topic) throw topicNotFound();
    return { ...topic, attributes: { ...topic.attributes, [AttributeName]: AttributeValue } };
  });
  return {};
}
