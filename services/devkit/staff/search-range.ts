import { daysAfter } from '../../bot/helpdesk/hours/local-time.ts';
import { StaffRequestError } from './staff-request-error.ts';

/** Days of UTC, both counted. */
export interface SearchRange {
  readonly from: string;
  readonly to: string;
}

const DEFAULT_DAYS = 30;
const MAX_DAYS = 366;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Returns the days to search in: the last 30, unless others are asked for. Throws StaffRequestError if they are no days. */
export function searchRange(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Date,
): SearchRange {
  const last = to === undefined ? now.toISOString().slice(0, 10) : dayNamed('to', to);
  const first = from === undefined ? daysAfter(last, 1 - DEFAULT_DAYS) : dayNamed('from', from);
  if (first > last)
    throw new StaffRequestError(`The first day, ${first}, is after the last, ${last}.`);
  if (daysAfter(first, MAX_DAYS) <= last)
    throw new StaffRequestError(
      `From ${first} to ${last} is more than ${MAX_DAYS} days: search them one after the other.`,
    );
  return { from: first, to: last };
}

/** Returns a day as it was given. Throws StaffRequestError, with the name of the value, for anything else. */
export function dayNamed(name: string, text: string): string {
  const isDay = DAY.test(text) && !Number.isNaN(Date.parse(text)) && daysAfter(text, 0) === text;
  if (isDay) return text;
  throw new StaffRequestError(`"${name}" must be a day such as 2026-11-01 (got "${text}").`);
}
