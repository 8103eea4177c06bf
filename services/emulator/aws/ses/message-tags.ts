import type { MessageTag } from '@aws-sdk/client-ses';
import { invalidParameterValue } from './errors.ts';

/** https://docs.aws.amazon.com/ses/latest/APIReference/API_MessageTag.html */
const TAG = /^[A-Za-z0-9_-]{1,256}$/;

/** Returns a message's tags by name. Throws InvalidParameterValue if SES would reject a name or value. */
export function messageTags(tags: readonly MessageTag[] = []): Record<string, string> {
  const entries = tags.map(({ Name = '', Value = '' }) => {
    if (!TAG.test(Name)) throw invalidParameterValue(`Invalid tag name <${Name}>.`);
    if (!TAG.test(Value)) throw invalidParameterValue(`Invalid tag value <${Value}>.`);
    return [Name, Value] as const;
  });
  return Object.fromEntries(entries);
}
