import { dayOf, daysAfter } from '../hours/local-time.ts';
import { DAYS } from '../hours/office-hours.ts';
import { numberIn } from './numbers.ts';
import { DAY, type ReadTime, type TimeMention, type TimeText, wordAt } from './time-mention.ts';

const WEEKDAYS = [
  /^(?:sun|sunday|sundays)$/,
  /^(?:mon|monday|mondays)$/,
  /^(?:tue|tues|tuesday|tuesdays)$/,
  /^(?:wed|weds|wednesday|wednesdays)$/,
  /^(?:thu|thur|thurs|thursday|thursdays)$/,
  /^(?:fri|friday|fridays)$/,
  /^(?:saturday|saturdays)$/,
];
const MONTHS = [
  /^jan(?:uary)?$/,
  /^feb(?:ruary)?$/,
  /^(?:march)$/,
  /^(?:april|apr)$/,
  // "may" alone is a verb.
  /^may$/,
  /^june?$/,
  /^july?$/,
  /^aug(?:ust)?$/,
  /^(?:sept?|september)$/,
  /^oct(?:ober)?$/,
  /^nov(?:ember)?$/,
  /^dec(?:ember)?$/,
];
const SPANS = /^(?:week|weekend|month|term|semester|year|spring|summer|fall|winter|session)s?$/;
const PARTS = /^(?:morning|afternoon|evening|noon)$/;
const FAR = 7 * DAY;

/** Reads "today", "tonight", "tomorrow", "last year", "next Friday", "December 15", "on the 7th", "in January". */
export const readDay: ReadTime = (text, first) =>
  readNamedDay(text, first) ??
  readWeekday(text, first) ??
  readSpan(text, first) ??
  readDate(text, first);

const day = (first: number, last: number, hours: number): TimeMention => ({
  first,
  last,
  hours,
  kind: 'day',
});

function readNamedDay(text: TimeText, first: number): TimeMention | undefined {
  const word = wordAt(text, first, first);
  const next = wordAt(text, first, first + 1);
  if (/^(?:today|todays|2day)$/.test(word)) return day(first, first, 0);
  if (/^(?:tonight|tonights|tonite)$/.test(word)) return day(first, first, untilEvening(text));
  if (word === 'this' && PARTS.test(next)) return day(first, first + 1, 0);
  if (/^(?:tomorrow|tomorrows|tmr|tmrw|tommorow|tomorow|tommorrow)$/.test(word)) {
    return day(first, first, untilTomorrow(text));
  }
  if (/^(?:yesterday|yesterdays)$/.test(word)) return day(first, first, -DAY);
  if (word === 'right' && next === 'now')
    return { first, last: first + 1, hours: 0, kind: 'exact' };
  return word === 'now' ? { first, last: first, hours: 0, kind: 'now' } : undefined;
}

function untilEvening({ now }: TimeText): number {
  return Math.max(0, 21 - now.minute / 60);
}

/** Tomorrow morning, seen from now: an exam may be then. */
function untilTomorrow({ now }: TimeText): number {
  return DAY - now.minute / 60 + 9;
}

function readWeekday(text: TimeText, first: number): TimeMention | undefined {
  const before = wordAt(text, first, first);
  const isRelative = /^(?:last|next|this|past|on)$/.test(before);
  const index = isRelative ? first + 1 : first;
  const weekday = WEEKDAYS.findIndex((pattern) => pattern.test(wordAt(text, first, index)));
  if (weekday < 0) return undefined;
  if (before === 'last' || before === 'past') return day(first, index, -2 * DAY);
  if (before === 'next') return day(first, index, FAR);
  const today = DAYS.indexOf(dayOf(text.now.date));
  const days = (weekday - today + 7) % 7;
  return day(first, index, days === 1 ? untilTomorrow(text) : days * DAY);
}

/** "last year", "next term", "previous week", "end of the month" */
function readSpan(text: TimeText, first: number): TimeMention | undefined {
  const word = wordAt(text, first, first);
  const index = first + 1;
  if (word === 'end' && wordAt(text, first, index) === 'of') {
    const last = wordAt(text, first, index + 1) === 'the' ? index + 2 : index + 1;
    return SPANS.test(wordAt(text, first, last)) ? day(first, last, FAR) : undefined;
  }
  if (!SPANS.test(wordAt(text, first, index))) return undefined;
  if (/^(?:last|previous|past|this)$/.test(word)) {
    return word === 'this' ? day(first, index, FAR) : day(first, index, -FAR);
  }
  return /^(?:next|following|coming)$/.test(word) ? day(first, index, FAR) : undefined;
}

/** "December 15", "15 December", "on the 7th", "in January" */
function readDate(text: TimeText, first: number): TimeMention | undefined {
  const word = wordAt(text, first, first);
  const next = wordAt(text, first, first + 1);
  const month = monthOf(word);
  const after = dayNumber(next);
  if (month >= 0 && after !== undefined) return dated(text, first, first + 1, month, after);
  const before = dayNumber(word);
  if (before === undefined) return monthAlone(text, first);
  const following = monthOf(next === 'of' ? wordAt(text, first, first + 2) : next);
  const last = next === 'of' ? first + 2 : first + 1;
  if (following >= 0) return dated(text, first, last, following, before);
  const isOrdinal = /\d(?:st|nd|rd|th)$/.test(word);
  return isOrdinal && wordAt(text, first, first - 1) === 'the'
    ? dated(text, first, first, Number(text.now.date.slice(5, 7)) - 1, before)
    : undefined;
}

function monthAlone(text: TimeText, first: number): TimeMention | undefined {
  const month = monthOf(wordAt(text, first, first));
  if (month < 0) return undefined;
  const isMonth = month !== 4 || /^(?:in|next|last|of|by)$/.test(wordAt(text, first, first - 1));
  return isMonth ? day(first, first, FAR) : undefined;
}

function monthOf(word: string): number {
  return word.length < 3 ? -1 : MONTHS.findIndex((pattern) => pattern.test(word));
}

function dayNumber(word: string): number | undefined {
  const [, digits = ''] = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word) ?? [];
  const number = numberIn(digits);
  return number !== undefined && number >= 1 && number <= 31 ? number : undefined;
}

function dated(
  text: TimeText,
  first: number,
  last: number,
  month: number,
  date: number,
): TimeMention {
  const { now } = text;
  if (now.date.endsWith(`${pad(month + 1)}-${pad(date)}`)) return day(first, last, 0);
  const isTomorrow = daysAfter(now.date, 1).endsWith(`${pad(month + 1)}-${pad(date)}`);
  return day(first, last, isTomorrow ? untilTomorrow(text) : FAR);
}

const pad = (number: number): string => String(number).padStart(2, '0');
