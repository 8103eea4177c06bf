import type { CreateTopicInput, CreateTopicResponse } from '@aws-sdk/client-sns';
import type { Call } from '../../service.ts';
import type { SnsDeps } from '../deps.ts';
import { invalidParameter } from '../errors.ts';
import type { Topic } from '../topic.ts';
import { assertTopicAttribute } from '../topic-attributes.ts';
import { tagsOf } from '../topic-tags.ts';

const NAME = /^[A-Za-z0-9_-]{1,256}$/;

/** SNS CreateTopic. Returns the existing topic if there is one with this name and these attributes. */
export async function createTopic(
  { store }: Pick<SnsDeps, 'store'>,
  input: CreateTopicInput,
  call: Pick<Call, 'region' | 'accountId'>,
): Promise<CreateTopicResponse> {
  const { Name: name = '', Attributes: attributes = {} } = input;
  for (const [key, value] of Object.entries(attributes)) assertTopicAttribute(key, value);
  if (!NAME.test(name)) throw invalidParameter('Topic Name');
  const tags = tagsOf(input.Tags ?? []);
  const arn = `arn:aws:sns:${call.region}:${call.accountId}:${name}`;
  await store.updateTopic(arn, (known) => {
    if (!known) return { arn, name, attributes, tags };
    assertSame(known.attributes, attributes, 'attributes');
    assertSame(known.tags, tags, 'tags');
    return known;
  });
  return { TopicArn: arn };
}

function assertSame(
  known: Topic['attributes'],
  given: Topic['attributes'],
  what: 'attributes' | 'tags',
): void {
  if (Object.entries(given).every(([key, value]) => known[key] === value)) return;
  const name = what === 'tags' ? 'Tags' : 'Attributes';
  throw invalidParameter(`${name} Reason: Topic already exists with different ${what}`);
}
