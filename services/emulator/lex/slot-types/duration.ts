import type { BuiltInSlotType } from './built-in.ts';
import { numberAt } from './number-words.ts';
import { scanWith } from './scan.ts';
import { type Word, wordAt } from './words.ts';

/** Designators of ISO 8601 in order; those from hours on come after a T. */
const UNITS = [
  { names: ['year', 'years', 'yr', 'yrs'], designator: 'Y', isTime: false },
  { names: ['month', 'months'], designator: 'M', isTime: false },
  { names: ['week', 'weeks', 'wk', 'wks'], designator: 'W', isTime: false },
  { names: ['day', 'days'], designator: 'D', isTime: false },
  { names: ['hour', 'hours', 'hr', 'hrs', 'h'], designator: 'H', isTime: true },
  { names: ['minute', 'minutes', 'min', 'mins'], designator: 'M', isTime: true },
  { names: ['second', 'seconds', 'sec', 'secs'], designator: 'S', isTime: true },
] as const;

interface Part {
  readonly unit: number;
  readonly count: string;
  readonly end: number;
}

/**
 * AMAZON.Duration: ISO 8601, "five hours ten minutes" is `PT5H10M`.
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-duration.html
 */
export const duration: BuiltInSlotType = {
  recogniser: scanWith((words, at) => {
    const parts = partsAt(words, at);
    const last = parts.at(-1);
    return last && { resolved: [isoDuration(parts)], end: last.end };
  }),
  isOpen: false,
  examples: ['ten minutes', '2 hours', 'three days', 'eight weeks', '1 year'],
};

/** Reads counts with their units, the greater unit first. */
function partsAt(words: readonly Word[], at: number): readonly Part[] {
  const parts: Part[] = [];
  for (let from = at; ; ) {
    const part = partAt(words, from);
    if (!part || part.unit <= (parts.at(-1)?.unit ?? -1)) return parts;
    parts.push(part);
    from = /^(?:and|,)$/.test(wordAt(words, part.end)) ? part.end + 1 : part.end;
  }
}

function partAt(words: readonly Word[], at: number): Part | undefined {
  const isOne = /^(?:a|an)$/.test(wordAt(words, at));
  const number = isOne ? { numeral: '1', end: at + 1 } : numberAt(words, at);
  if (!number || number.numeral.startsWith('-')) return undefined;
  const unit = UNITS.findIndex(({ names }) =>
    names.some((name) => name === wordAt(words, number.end)),
  );
  return unit < 0 ? undefined : { unit, count: number.numeral, end: number.end + 1 };
}

function isoDuration(parts: readonly Part[]): string {
  const shown = (isTime: boolean) =>
    parts
      .filter((part) => UNITS[part.unit]?.isTime === isTime)
      .map((part) => `${part.count}${UNITS[part.unit]?.designator}`)
      .join('');
  const time = shown(true);
  return `P${shown(false)}${time === '' ? '' : `T${time}`}`;
}
