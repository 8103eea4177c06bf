import { numberIn } from './numbers.ts';
import { DAY, type ReadTime, type TimeText, wordAt } from './time-mention.ts';

/** In hours, by the first letters of the unit: "min", "mins", "minutes". */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:m|min|mins|minute|minutes|minuets|minuts)$/, 1 / 60],
  [/^(?:h|hr|hrs|hour|hours)$/, 1],
  [/^days?$/, DAY],
  [/^(?:week|weeks|wks?)$/, 7 * DAY],
  [/^months?$/, 30 * DAY],
  [/^(?:years?|terms?|semesters?)$/, 120 * DAY],
];
const AHEAD = ['in', 'within'];
const FILLERS = ['about', 'around', 'less', 'than', 'the', 'next', 'only', 'just', 'like', 'ca'];
const LEFT = ['left', 'remaining', 'before', 'until', 'till', 'to'];

interface Duration {
  readonly hours: number;
  readonly last: number;
}

/** Reads "in 10 minutes", "within the next two hours", "25 mins left", "five minutes ago". */
export const readDuration: ReadTime = (text, first) => {
  const start = wordAt(text, first, first);
  if (AHEAD.includes(start)) return ahead(text, first);
  const duration = durationAt(text, first, first);
  if (!duration) return undefined;
  const { hours, last } = duration;
  const next = wordAt(text, first, last + 1);
  if (next === 'ago') return { first, last: last + 1, hours: -hours, kind: 'exact' };
  if (LEFT.includes(next)) return { first, last: last + 1, hours, kind: 'exact' };
  return undefined;
};

function ahead(text: TimeText, first: number): ReturnType<ReadTime> {
  let index = first + 1;
  while (FILLERS.includes(wordAt(text, first, index)) && index <= first + 3) index++;
  const duration = durationAt(text, first, index);
  return duration && { first, last: duration.last, hours: duration.hours, kind: 'exact' };
}

function durationAt(text: TimeText, from: number, index: number): Duration | undefined {
  const word = wordAt(text, from, index);
  const joined = /^(\d{1,3})([a-z]+)$/.exec(word);
  if (joined) return withUnit(Number(joined[1]), joined[2] ?? '', index);
  if (word === 'half') return halfAt(text, from, index);
  const number = numberIn(word);
  if (number === undefined) return undefined;
  const step = ['more', 'short'].includes(wordAt(text, from, index + 1)) ? 2 : 1;
  return withUnit(number, wordAt(text, from, index + step), index + step);
}

/** "half an hour", "half hour" */
function halfAt(text: TimeText, from: number, index: number): Duration | undefined {
  const step = ['a', 'an'].includes(wordAt(text, from, index + 1)) ? 2 : 1;
  return withUnit(0.5, wordAt(text, from, index + step), index + step);
}

function withUnit(number: number, unit: string, last: number): Duration | undefined {
  const known = UNITS.find(([pattern]) => pattern.test(unit));
  return known && { hours: number * known[1], last };
}
