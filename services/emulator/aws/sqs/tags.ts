import { invalidParameter } from './errors.ts';
import { LIMITS } from './limits.ts';

/** Throws InvalidParameterValue on more than 50 tags, or one that is too long. */
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
