import { daysAfter } from '../../bot/helpdesk/hours/local-time.ts';
import { dayNamed } from '../staff/search-range.ts';
import { StaffRequestError } from '../staff/staff-request-error.ts';
import type { FiguresRange } from './figures.ts';

/** A term has about as many. Each day is a file that is read, and so is the same number of days before. */
export const MAX_DAYS = 92;
const DEFAULT_DAYS = 7;

/** What staff ask for: without days, the last seven. */
export interface AskedRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Returns the days that are asked for; `today` is the last that there is. Throws StaffRequestError if they are no days. */
export function resolveRange({ from, to }: AskedRange, today: string): FiguresRange {
  const last = to === undefined ? today : dayNamed('to', to);
  const first = from === undefined ? daysAfter(last, 1 - DEFAULT_DAYS) : dayNamed('from', from);
  if (first > last)
    throw new StaffRequestError(`The first day, ${first}, is after the last, ${last}.`);
  const range = { from: first, to: last };
  const count = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
  if (count <= MAX_DAYS) return range;
  throw new StaffRequestError(`${count} days are too many: choose up to ${MAX_DAYS}.`);
}

/** Returns as many days as a range has, directly before it. */
export function rangeBefore(range: FiguresRange): FiguresRange {
  const count = daysIn(range).length;
  return { from: daysAfter(range.from, -count), to: daysAfter(range.from, -1) };
}

/** Returns each day of a range. */
export function daysIn({ from, to }: FiguresRange): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = daysAfter(day, 1)) days.push(day);
  return days;
}

/** Returns the days of UTC that the days of any time zone may reach into. */
export function utcDays({ from, to }: FiguresRange): FiguresRange {
  return { from: daysAfter(from, -1), to: daysAfter(to, 1) };
}
