import type { BuiltInSlotType } from './built-in.ts';
import { clockTimeAt } from './clock-time.ts';
import { scanWith, type ValueAt } from './scan.ts';
import { type Word, wordAt } from './words.ts';

const PERIODS: Readonly<Record<string, string>> = {
  morning: 'MO',
  afternoon: 'AF',
  evening: 'EV',
  night: 'NI',
};

/**
 * AMAZON.Time: `HH:MM` of 24 hours, or a period: `MO`, `AF`, `EV`, `NI`, `AM`, `PM`.
 * If it may be morning or evening, both are resolved and the slot is not filled.
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-time.html
 */
export const time: BuiltInSlotType = {
  recogniser: scanWith((words, at, { now, timeZone }) => {
    if (wordAt(words, at) === 'now') return { resolved: [timeOf(now, timeZone)], end: at + 1 };
    return namedAt(words, at) ?? clockTimeAt(words, at) ?? periodAt(words, at);
  }),
  isOpen: false,
  examples: ['10 am', '2:30 pm', 'noon', 'morning', '16:45'],
};

function timeOf(now: Date, timeZone: string): string {
  const options = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en-GB', options).format(now);
}

function namedAt(words: readonly Word[], at: number): ValueAt | undefined {
  const word = wordAt(words, at);
  if (word === 'noon' || word === 'midday') return { resolved: ['12:00'], end: at + 1 };
  return word === 'midnight' ? { resolved: ['00:00'], end: at + 1 } : undefined;
}

function periodAt(words: readonly Word[], at: number): ValueAt | undefined {
  const word = wordAt(words, at);
  const code = PERIODS[word] ?? (word === 'am' || word === 'pm' ? word.toUpperCase() : undefined);
  return code === undefined ? undefined : { resolved: [code], end: at + 1 };
}
