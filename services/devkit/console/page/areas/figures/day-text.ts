/// <reference lib="dom" />
import type { Day } from '../../../../../bot/helpdesk/hours/office-hours.ts';

const FULL = new Intl.DateTimeFormat('en-CA', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const SHORT = new Intl.DateTimeFormat('en-CA', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** "November 30, 2026", of `2026-11-30`. */
export function dayText(day: string): string {
  return FULL.format(new Date(`${day}T00:00:00Z`));
}

/** "Nov 30" */
export function shortDayText(day: string): string {
  return SHORT.format(new Date(`${day}T00:00:00Z`));
}

export const WEEKDAYS: Readonly<Record<Day, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
