import { daysAfter, localTime } from '../../bot/helpdesk/hours/local-time.ts';
import { StaffRequestError } from './staff-request-error.ts';

/** Days of a time zone, both counted. */
export interface SearchRange {
  readonly from: string;
  readonly to: string;
  /** An IANA name. */
  readonly timeZone: string;
}

const DEFAULT_DAYS = 30;
const MAX_DAYS = 366;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Returns the days to search in: the last 30, unless others are asked for, of UTC unless a zone is named. Throws StaffRequestError if they are no days. */
export function searchRange(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Date,
  timeZone = 'UTC',
): SearchRange {
  const last = to === undefined ? localTime(now, timeZone).date : dayNamed('to', to);
  const first = from === undefined ? daysAfter(last, 1 - DEFAULT_DAYS) : dayNamed('from', from);
  if (first > last)
    throw new StaffRequestError(`The first day, ${first}, is after the last, ${last}.`);
  if (daysAfter(first, MAX_DAYS) <= last)
    throw new StaffRequestError(
      `From ${first} to ${last} is more than ${MAX_DAYS} days: search them one after the other.`,
    );
  return { from: first, to: last, timeZone };
}

/** Returns a check whether a moment is on one of the days, by the clock of their time zone. */
export function onDaysOf({ from, to, timeZone }: SearchRange): (moment: Date) => boolean {
  // One for all moments: to create it takes longer than to use it. Its dates are as ISO 8601 has them.
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  return (moment) => {
    const day = format.format(moment);
    return day >= from && day <= to;
  };
}

/** Returns a day as it was given. Throws StaffRequestError, with the name of the value, for anything else. */
export function dayNamed(name: string, text: string): string {
  const isDay = DAY.test(text) && !Number.isNaN(Date.parse(text)) && daysAfter(text, 0) === text;
  if (isDay) return text;
  throw new StaffRequestError(`"${name}" must be a day such as 2026-11-01 (got "${text}").`);
}
