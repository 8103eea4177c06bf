import { invalidParameter } from './errors.ts';
import { LIMITS } from './limits.ts';

/** Returns the tags. Throws InvalidParameterValue if there are more than 50, or one is too long. */
export function checkTags(
  tags: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const entries = Object.entries(tags);
  if (entries.length > LIMITS.tags)
    throw invalidParameter(`Too many tags: at most ${LIMITS.tags}.`);
  if (entries.some(([key, value]) => key.length < 1 || key.length > 128 || value.length > 256)) {
    throw invalidParameter('A tag key has 1 to 128 characters, its value at most 256.');
  }
  return tags;
}
