import { type Day, dayOf } from './calendar.ts';
import type { DayAt } from './date-relative.ts';
import { ordinalAt } from './ordinals.ts';
import { type Word, wordAt } from './words.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Reads a day of the calendar: "2027-01-15", "1/15/2027", "january 15th 2027", "the 15th of january", "the 15th". */
export function calendarDateAt(words: readonly Word[], at: number, today: Day): DayAt | undefined {
  return (
    isoAt(words, at) ??
    slashedAt(words, at, today) ??
    monthFirstAt(words, at, today) ??
    dayFirstAt(words, at, today)
  );
}

function isoAt(words: readonly Word[], at: number): DayAt | undefined {
  const [year, month, date] = [0, 2, 4].map((i) => wordAt(words, at + i));
  const isDashed = wordAt(words, at + 1) === '-' && wordAt(words, at + 3) === '-';
  if (!isDashed || !/^\d{4}$/.test(year ?? '') || !isShort(month) || !isShort(date))
    return undefined;
  return dayAt(dayOf(Number(year), Number(month), Number(date)), at + 5);
}

/** Reads the month before the day, as in the United States. Inferred, no source. */
function slashedAt(words: readonly Word[], at: number, today: Day): DayAt | undefined {
  const [month, date, year] = [0, 2, 4].map((i) => wordAt(words, at + i));
  if (wordAt(words, at + 1) !== '/' || !isShort(month) || !isShort(date)) return undefined;
  const hasYear = wordAt(words, at + 3) === '/' && /^(?:\d{2}|\d{4})$/.test(year ?? '');
  if (!hasYear) return dayAt(upcoming(today, Number(month), Number(date)), at + 3);
  return dayAt(dayOf(fullYear(year ?? ''), Number(month), Number(date)), at + 5);
}

function monthFirstAt(words: readonly Word[], at: number, today: Day): DayAt | undefined {
  const month = monthAt(words, at);
  if (!month) return undefined;
  const from = wordAt(words, at + 1) === 'the' ? at + 2 : at + 1;
  const date = ordinalAt(words, from);
  return date && withYear(words, date.end, today, month, date.value);
}

function dayFirstAt(words: readonly Word[], at: number, today: Day): DayAt | undefined {
  const isDefinite = wordAt(words, at) === 'the';
  const date = ordinalAt(words, isDefinite ? at + 1 : at);
  if (!date) return undefined;
  const monthPlace = wordAt(words, date.end) === 'of' ? date.end + 1 : date.end;
  const month = monthAt(words, monthPlace);
  if (month) return withYear(words, monthPlace + 1, today, month, date.value);
  return isDefinite && date.isOrdinal
    ? dayAt(upcomingDate(today, date.value), date.end)
    : undefined;
}

function withYear(
  words: readonly Word[],
  at: number,
  today: Day,
  month: number,
  date: number,
): DayAt | undefined {
  const yearPlace = wordAt(words, at) === ',' ? at + 1 : at;
  const year = wordAt(words, yearPlace);
  if (!/^\d{4}$/.test(year)) return dayAt(upcoming(today, month, date), at);
  return dayAt(dayOf(Number(year), month, date), yearPlace + 1);
}

/**
 * Returns the next such day from today on (https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-date.html); a
 * leap day, up to eight years ahead.
 */
function upcoming(today: Day, month: number, date: number): Day | undefined {
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const day = dayOf(today.getUTCFullYear() + ahead, month, date);
    if (day && day >= today) return day;
  }
  return undefined;
}

function upcomingDate(today: Day, date: number): Day | undefined {
  for (let ahead = 0; ahead <= 12; ahead += 1) {
    const month = today.getUTCMonth() + ahead;
    const day = dayOf(today.getUTCFullYear() + Math.floor(month / 12), (month % 12) + 1, date);
    if (day && day >= today) return day;
  }
  return undefined;
}

/** Returns 1..12; 0 if the word is no month. Names may be cut to three letters. */
function monthAt(words: readonly Word[], at: number): number {
  const word = wordAt(words, at);
  if (word.length < 3) return 0;
  return (
    MONTHS.findIndex(
      (month) =>
        month === word || month.slice(0, 3) === word || (word === 'sept' && month.startsWith(word)),
    ) + 1
  );
}

function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

function isShort(text: string | undefined): boolean {
  return /^\d{1,2}$/.test(text ?? '');
}

function dayAt(day: Day | undefined, end: number): DayAt | undefined {
  return day && { day, end };
}
