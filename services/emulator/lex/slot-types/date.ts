import type { BuiltInSlotType } from './built-in.ts';
import { dayIn, isoDay } from './calendar.ts';
import { calendarDateAt } from './date-calendar.ts';
import { relativeDateAt } from './date-relative.ts';
import { scanWith } from './scan.ts';
import { wordAt } from './words.ts';

/**
 * AMAZON.Date: `YYYY-MM-DD`. A day without a year is the next one from today on; a period is one of its days, as listed
 * in the developer guide ("next month" is its last day, "last year" its first).
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-date.html
 */
export const date: BuiltInSlotType = {
  recogniser: scanWith((words, at, { now, timeZone }) => {
    const today = dayIn(now, timeZone);
    const from = wordAt(words, at) === 'on' ? at + 1 : at;
    const found = relativeDateAt(words, from, today) ?? calendarDateAt(words, from, today);
    return found && { resolved: [isoDay(found.day)], end: found.end };
  }),
  isOpen: false,
  examples: ['today', 'tomorrow', 'next friday', 'december 24', '2027-01-15'],
};
