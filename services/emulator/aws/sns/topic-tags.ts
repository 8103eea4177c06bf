import type { Tag } from '@aws-sdk/client-sns';
import { AwsError } from '../errors.ts';
import { invalidParameter } from './errors.ts';
import type { Topic } from './topic.ts';

/** https://docs.aws.amazon.com/sns/latest/api/API_Tag.html */
const MOST_TAGS = 50;
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;

/** Tags by key. Throws InvalidParameter for a key or value that SNS would not take. */
export function tagsOf(tags: readonly Tag[]): Topic['tags'] {
  const entries = tags.map(({ Key = '', Value = '' }) => {
    const isTaken = Key.length >= 1 && Key.length <= LONGEST_KEY && Value.length <= LONGEST_VALUE;
    if (!isTaken || /^aws:/i.test(Key))
      throw invalidParameter(`Tags Reason: ${Key || 'empty key'}`);
    return [Key, Value] as const;
  });
  return assertFew(Object.fromEntries(entries));
}

/** Throws TagLimitExceeded. */
export function assertFew(tags: Topic['tags']): Topic['tags'] {
  if (Object.keys(tags).length <= MOST_TAGS) return tags;
  throw new AwsError(
    'TagLimitExceeded',
    400,
    'Could not complete request: tag quota of per resource exceeded',
  );
}
