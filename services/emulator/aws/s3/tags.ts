import type { Tag } from '@aws-sdk/client-s3';
import { AwsError } from '../errors.ts';
import { LIMITS } from './limits.ts';

type Tags = Readonly<Record<string, string>>;

/** Parses the `x-amz-tagging` header, a query string. Throws BadRequest or InvalidTag if the tags are not valid. */
export function parseTagging(header: string | undefined): Tags {
  if (!header) return {};
  const set = [...new URLSearchParams(header)].map(([Key, Value]) => ({ Key, Value }));
  return tagsOf(set, LIMITS.objectTags);
}

/**
 * Returns the tags of a tag set (User Guide: unique keys of 1 to 128 characters, values of at most 256).
 * Throws BadRequest if there are more than `maxTags`, InvalidTag if one is not valid.
 */
export function tagsOf(set: readonly Tag[], maxTags: number): Tags {
  if (set.length > maxTags) {
    throw new AwsError('BadRequest', 400, `Object tags cannot be greater than ${maxTags}`);
  }
  const tags: Record<string, string> = {};
  for (const { Key: key = '', Value: value = '' } of set) {
    const isTooLong = key.length < 1 || key.length > 128 || value.length > 256;
    if (isTooLong) throw invalidTag('The TagKey or TagValue you have provided is invalid');
    if (Object.hasOwn(tags, key)) {
      throw invalidTag('Cannot provide multiple Tags with the same key');
    }
    tags[key] = value;
  }
  return tags;
}

/** Returns tags in the format of the API. */
export function tagSet(tags: Tags): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

function invalidTag(message: string): AwsError {
  return new AwsError('InvalidTag', 400, message);
}
