import type { Tag } from '@aws-sdk/client-sns';
import { AwsError } from '../errors.ts';
import { invalidParameter } from './errors.ts';
import type { Topic } from './topic.ts';

/** https://docs.aws.amazon.com/sns/latest/api/API_Tag.html */
const MAX_TAGS = 50;
const MAX_KEY_LENGTH = 128;
const MAX_VALUE_LENGTH = 256;

/** Returns tags by key. Throws InvalidParameter if SNS would reject a key or value, TagLimitExceeded beyond 50 tags. */
export function tagsOf(tags: readonly Tag[]): Topic['tags'] {
  const entries = tags.map(({ Key = '', Value = '' }) => {
    const isValid =
      Key.length >= 1 && Key.length <= MAX_KEY_LENGTH && Value.length <= MAX_VALUE_LENGTH;
    if (!isValid || /^aws:/i.test(Key))
      throw invalidParameter(`Tags Reason: ${Key || 'empty key'}`);
    return [Key, Value] as const;
  });
  return assertTagLimit(Object.fromEntries(entries));
}

/** Throws TagLimitExceeded if there are more than 50 tags. */
export function assertTagLimit(tags: Topic['tags']): Topic['tags'] {
  if (Object.keys(tags).length <= MAX_TAGS) return tags;
  throw new AwsError(
    'TagLimitExceeded',
    400,
    'Could not complete request: tag quota of per resource exceeded',
  );
}
