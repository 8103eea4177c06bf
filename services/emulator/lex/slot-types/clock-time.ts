import { numberAt } from './number-words.ts';
import type { ValueAt } from './scan.ts';
import { type Word, wordAt } from './words.ts';

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly end: number;
  /** Has minutes or "o'clock", so it is a time even without "am" or "pm". */
  readonly isTime: boolean;
}

/** Reads a time of the clock: "10 am", "2:30 pm", "half past ten", "10 o'clock in the morning", "16:45". */
export function clockTimeAt(words: readonly Word[], at: number): ValueAt | undefined {
  const from = wordAt(words, at) === 'at' ? at + 1 : at;
  const clock = pastAt(words, from) ?? figuresAt(words, from) ?? hourAt(words, from);
  if (!clock) return undefined;
  const half = halfOfDayAt(words, clock.end);
  if (half)
    return { resolved: [timeText(to24(clock.hour, half.isPm), clock.minute)], end: half.end };
  if (!clock.isTime) return undefined;
  return { resolved: openResolutions(clock), end: clock.end };
}

/** Up to 12, a time may be morning or evening: https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-time.html */
function openResolutions({ hour, minute }: Clock): readonly string[] {
  if (hour === 0 || hour > 12) return [timeText(hour, minute)];
  return [timeText(hour % 12, minute), timeText((hour % 12) + 12, minute)];
}

/** Reads "half past ten", "a quarter to five", "ten past two". */
function pastAt(words: readonly Word[], at: number): Clock | undefined {
  const from = wordAt(words, at) === 'a' ? at + 1 : at;
  const word = wordAt(words, from);
  const named = { half: 30, quarter: 15 }[word];
  const counted =
    named === undefined ? numberAt(words, from) : { numeral: String(named), end: from + 1 };
  const minutes = Number(counted?.numeral);
  if (!counted || !(minutes > 0 && minutes < 60)) return undefined;
  const skip = /^minutes?$/.test(wordAt(words, counted.end)) ? counted.end + 1 : counted.end;
  const link = wordAt(words, skip);
  const hour = /^(?:past|after|to)$/.test(link) ? hourAt(words, skip + 1) : undefined;
  if (!hour) return undefined;
  const isBefore = link === 'to';
  const before = hour.hour === 1 ? 12 : hour.hour - 1;
  return {
    hour: isBefore ? before : hour.hour,
    minute: isBefore ? 60 - minutes : minutes,
    end: hour.end,
    isTime: true,
  };
}

function figuresAt(words: readonly Word[], at: number): Clock | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(wordAt(words, at));
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || hour > 23 || minute > 59) return undefined;
  return { hour, minute, end: at + 1, isTime: true };
}

function hourAt(words: readonly Word[], at: number): Clock | undefined {
  const number = numberAt(words, at);
  const hour = Number(number?.numeral);
  if (!number || !Number.isInteger(hour) || hour < 0 || hour > 23) return undefined;
  const isOClock = wordAt(words, number.end) === "o'clock";
  return { hour, minute: 0, end: isOClock ? number.end + 1 : number.end, isTime: isOClock };
}

/** Reads "am", "p.m.", "in the evening", "at night". */
function halfOfDayAt(
  words: readonly Word[],
  at: number,
): { isPm: boolean; end: number } | undefined {
  const word = wordAt(words, at);
  if (word === 'am' || word === 'pm') return { isPm: word === 'pm', end: at + 1 };
  const dotted = [0, 1, 2].map((i) => wordAt(words, at + i)).join('');
  if (dotted === 'a.m' || dotted === 'p.m') {
    return { isPm: dotted === 'p.m', end: wordAt(words, at + 3) === '.' ? at + 4 : at + 3 };
  }
  const phrase = word === 'in' && wordAt(words, at + 1) === 'the' ? wordAt(words, at + 2) : '';
  if (phrase === 'morning') return { isPm: false, end: at + 3 };
  if (phrase === 'afternoon' || phrase === 'evening') return { isPm: true, end: at + 3 };
  return word === 'at' && wordAt(words, at + 1) === 'night'
    ? { isPm: true, end: at + 2 }
    : undefined;
}

function to24(hour: number, isPm: boolean): number {
  if (hour > 12) return hour;
  return (hour % 12) + (isPm ? 12 : 0);
}

function timeText(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
