import { numberIn } from './numbers.ts';
import { DAY, type ReadTime, type TimeMention, type TimeText, wordAt } from './time-mention.ts';

const BEFORE = ['at', 'by', 'before', 'until', 'till', 'from'];
/** What follows a number that is no time: "before 2 weeks", "at 5 percent". */
const COUNTED =
  /^(?:min|mins|minutes?|hours?|hrs?|days?|weeks?|months?|years?|percent|people|students?|pages?|times|of|mb|gb)$/;
const MINUTES = /^[0-5]\d$/;
const HALF = /^(a|p)m?$/;

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly half?: 'a' | 'p' | undefined;
  readonly last: number;
}

/** Reads "at 11", "10:30", "8 am", "by noon", "at half past ten", "ten past ten", "before midnight". */
export const readClockTime: ReadTime = (text, first) => {
  const isAfterWord = BEFORE.includes(wordAt(text, first, first));
  const begin = isAfterWord ? first + 1 : first;
  const clock = namedHour(text, first, begin) ?? spoken(text, first, begin) ?? digits(text, first);
  return clock && mention(text, first, clock);
};

function namedHour(text: TimeText, from: number, index: number): Clock | undefined {
  const word = wordAt(text, from, index);
  if (word === 'noon' || word === 'midday') return { hour: 12, minute: 0, half: 'p', last: index };
  return word === 'midnight' ? { hour: 12, minute: 0, half: 'a', last: index } : undefined;
}

/** "ten past ten", "half past two", "quarter to nine" */
function spoken(text: TimeText, from: number, index: number): Clock | undefined {
  const word = wordAt(text, from, index);
  const minutes = { half: 30, quarter: 15 }[word] ?? numberIn(word);
  const side = wordAt(text, from, index + 1);
  const hour = numberIn(wordAt(text, from, index + 2));
  const isTime = minutes !== undefined && minutes < 60 && hour !== undefined && hour <= 12;
  if (!isTime || (side !== 'past' && side !== 'to')) return undefined;
  if (side === 'past') return { hour, minute: minutes, last: index + 2 };
  // "9 to 12" is a span of hours, but "ten to twelve" and "quarter to nine" are times.
  return /^\d/.test(word) ? undefined : { hour: hour - 1, minute: 60 - minutes, last: index + 2 };
}

function digits(text: TimeText, first: number): Clock | undefined {
  const isAfterWord = BEFORE.includes(wordAt(text, first, first));
  const index = isAfterWord ? first + 1 : first;
  const [, number = '', joined = ''] =
    /^(\d{1,2})(am|pm|a|p|h)?$/.exec(wordAt(text, first, index)) ?? [];
  const hour =
    number === '' ? (isAfterWord ? spokenHour(text, first, index) : undefined) : Number(number);
  if (hour === undefined || hour > 24) return undefined;
  const next = wordAt(text, first, index + 1);
  const hasMinutes = MINUTES.test(next) && joined === '';
  const last = hasMinutes ? index + 1 : index;
  const half = joined === '' ? halfAfter(text, first, last) : { name: joined, last };
  const isSaid = hasMinutes || half !== undefined || isAfterWord;
  if (!isSaid || COUNTED.test(wordAt(text, first, last + 1))) return undefined;
  const minute = hasMinutes ? Number(next) : 0;
  const name = HALF.exec(half?.name ?? '')?.[1] as 'a' | 'p' | undefined;
  return { hour, minute, half: name, last: half?.last ?? last };
}

/** "at eleven", but not "at one of the computers". */
function spokenHour(text: TimeText, from: number, index: number): number | undefined {
  const word = wordAt(text, from, index);
  const hour = word.length > 2 ? numberIn(word) : undefined;
  return hour !== undefined && hour <= 12 ? hour : undefined;
}

/** "11 am", "11 a.m.", "11 o'clock" */
function halfAfter(
  text: TimeText,
  from: number,
  last: number,
): { readonly name: string; readonly last: number } | undefined {
  const next = wordAt(text, from, last + 1);
  if (next === 'am' || next === 'pm') return { name: next, last: last + 1 };
  if (next === 'oclock') return { name: '', last: last + 1 };
  const isSpelled = (next === 'a' || next === 'p') && wordAt(text, from, last + 2) === 'm';
  return isSpelled ? { name: next, last: last + 2 } : undefined;
}

/** The next moment that the clock shows it; of the two halves of a day the nearer one, if none is said. */
function mention({ now }: TimeText, first: number, clock: Clock): TimeMention {
  const { hour, minute, half, last } = clock;
  const hours = half === undefined && hour > 12 ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  const said = hours * 60 + minute;
  const step = half === undefined && hour <= 12 ? 12 * 60 : 24 * 60;
  const ahead = (((said - now.minute) % step) + step) % step;
  // It may have been a moment ago: "it began at ten past ten".
  const isPast = step - ahead <= 30 && ahead > 0;
  return { first, last, hours: (isPast ? ahead - step : ahead) / 60, kind: 'exact' };
}

/** Returns a time on another day: "Monday at 11", "tomorrow 8:30". */
export function onDay(day: TimeMention, clock: TimeMention): TimeMention {
  // "11:59 tonight", said in the morning, is in twelve hours.
  const isLater = day.hours > 0 && clock.hours < day.hours / 2;
  const isToday = Math.abs(day.hours) < DAY / 2 && !isLater;
  return {
    first: Math.min(day.first, clock.first),
    last: Math.max(day.last, clock.last),
    hours: isToday ? clock.hours : day.hours,
    kind: isToday ? 'exact' : 'day',
  };
}
