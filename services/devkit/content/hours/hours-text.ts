import { stringify } from 'yaml';

/** Office hours as a form has them: the shape of `hours.json`, not yet checked. */
export interface HoursForm {
  readonly timeZone: unknown;
  readonly week: unknown;
  readonly closures: unknown;
}

/** Writes the hours of a form as YAML, below the comment with which the text before began. */
export function hoursText({ timeZone, week, closures }: HoursForm, before: string): string {
  const [comment = ''] = /^(?:#.*\n)*/.exec(before) ?? [];
  const hours = { v: 1, timeZone, week, closures };
  return `${comment}${stringify(hours, { lineWidth: 0 })}`;
}
