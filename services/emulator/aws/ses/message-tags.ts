import type { MessageTag } from '@aws-sdk/client-ses';
import { invalidParameterValue } from './errors.ts';

/** https://docs.aws.amazon.com/ses/latest/APIReference/API_MessageTag.html */
const TAG = /^[A-Za-z0-9_-]{1,256}$/;

/** The tags of a message by name. Throws InvalidParameterValue for a name or value that SES would not take. */
export function messageTags(tags: readonly MessageTag[] = []): Record<string, string> {
  const entries = tags.map(({ Name = '', Value = '' }) => {
    if (!TAG.test(Name)) throw invalidParameterValue(`Invalid tag name <${Name}>.`);
    if (!TAG.test(Value)) throw invalidParameterValue(`Invalid tag value <${Value}>.`);
    return [Name, Value] as const;
  });
  return Object.fromEntries(entries);
}
