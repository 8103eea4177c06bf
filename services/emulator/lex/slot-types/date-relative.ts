import { type Day, plusDays, plusMonths, weekdayOf } from './calendar.ts';
import { numberAt } from './number-words.ts';
import { type Word, wordAt } from './words.ts';

export interface DayAt {
  readonly day: Day;
  readonly end: number;
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const PHRASES: readonly (readonly [readonly string[], number])[] = [
  [['the', 'day', 'after', 'tomorrow'], 2],
  [['day', 'after', 'tomorrow'], 2],
  [['the', 'day', 'before', 'yesterday'], -2],
  [['day', 'before', 'yesterday'], -2],
  [['today'], 0],
  [['now'], 0],
  [['tonight'], 0],
  [['tomorrow'], 1],
  [['yesterday'], -1],
];

/** Reads a day relative to today: "tomorrow", "next month", "friday", "in two weeks", "3 days ago". */
export function relativeDateAt(words: readonly Word[], at: number, today: Day): DayAt | undefined {
  const phrase = PHRASES.find(([texts]) =>
    texts.every((text, i) => wordAt(words, at + i) === text),
  );
  if (phrase) return { day: plusDays(today, phrase[1]), end: at + phrase[0].length };
  return periodAt(words, at, today) ?? weekdayAt(words, at, today) ?? distanceAt(words, at, today);
}

/**
 * Reads "next week", "this month", "last year" as the day that Lex picks for the period:
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-date.html
 */
function periodAt(words: readonly Word[], at: number, today: Day): DayAt | undefined {
  const day = periodDay(wordAt(words, at), wordAt(words, at + 1), today);
  return day && { day, end: at + 2 };
}

function periodDay(which: string, period: string, today: Day): Day | undefined {
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  const monday = plusDays(today, 1 - weekdayOf(today));
  switch (`${which} ${period}`) {
    case 'this week':
      return monday;
    // As the page has it: the Sunday that ends the current week.
    case 'next week':
      return plusDays(monday, 6);
    case 'last week':
      return plusDays(monday, -7);
    case 'this month':
      return new Date(Date.UTC(year, month, 1));
    case 'next month':
      return new Date(Date.UTC(year, month + 2, 0));
    case 'last month':
      return new Date(Date.UTC(year, month - 1, 1));
    case 'this year':
      return new Date(Date.UTC(year, 0, 1));
    case 'next year':
      return new Date(Date.UTC(year + 1, 11, 31));
    case 'last year':
      return new Date(Date.UTC(year - 1, 0, 1));
    default:
      return undefined;
  }
}

/** Reads "friday", "next friday". Inferred, no source. */
function weekdayAt(words: readonly Word[], at: number, today: Day): DayAt | undefined {
  const which = wordAt(words, at);
  const isQualified =
    which === 'next' || which === 'last' || which === 'this' || which === 'coming';
  const weekday = WEEKDAYS.indexOf(wordAt(words, isQualified ? at + 1 : at)) + 1;
  if (weekday === 0) return undefined;
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  const days = { next: 7 + weekday - weekdayOf(today), last: ahead - 7 }[which] ?? ahead;
  return { day: plusDays(today, days), end: isQualified ? at + 2 : at + 1 };
}

/** Reads "in two weeks", "3 days ago", "two weeks from now". Inferred, no source. */
function distanceAt(words: readonly Word[], at: number, today: Day): DayAt | undefined {
  const isAhead = wordAt(words, at) === 'in';
  const count = countAt(words, isAhead ? at + 1 : at);
  if (!count) return undefined;
  const after = wordAt(words, count.end + 1);
  const isAgo = after === 'ago';
  const isFrom = after === 'from' && /^(?:now|today)$/.test(wordAt(words, count.end + 2));
  if (!isAhead && !isAgo && !isFrom) return undefined;
  const day = shift(today, wordAt(words, count.end), isAgo ? -count.value : count.value);
  return day && { day, end: count.end + (isFrom ? 3 : isAgo ? 2 : 1) };
}

function countAt(words: readonly Word[], at: number): { value: number; end: number } | undefined {
  if (wordAt(words, at) === 'a') return { value: 1, end: at + 1 };
  const number = numberAt(words, at);
  const value = Number(number?.numeral);
  return number && Number.isInteger(value) && Math.abs(value) < 10_000
    ? { value, end: number.end }
    : undefined;
}

function shift(today: Day, unit: string, count: number): Day | undefined {
  if (/^days?$/.test(unit)) return plusDays(today, count);
  if (/^weeks?$/.test(unit)) return plusDays(today, count * 7);
  if (/^months?$/.test(unit)) return plusMonths(today, count);
  return /^years?$/.test(unit) ? plusMonths(today, count * 12) : undefined;
}
