import { numberAt } from './number-words.ts';
import { type Word, wordAt } from './words.ts';

export interface OrdinalAt {
  /** 1..31 */
  readonly value: number;
  readonly end: number;
  readonly isOrdinal: boolean;
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
];

/** Reads a day of a month: "5", "5th", "fifth", "twenty-fifth", "thirty first". */
export function ordinalAt(words: readonly Word[], at: number): OrdinalAt | undefined {
  const simple = ORDINALS.indexOf(wordAt(words, at)) + 1;
  if (simple > 0) return { value: simple, end: at + 1, isOrdinal: true };
  if (wordAt(words, at) === 'thirtieth') return { value: 30, end: at + 1, isOrdinal: true };
  return compoundAt(words, at) ?? figureAt(words, at);
}

function compoundAt(words: readonly Word[], at: number): OrdinalAt | undefined {
  const tens = { twenty: 20, thirty: 30 }[wordAt(words, at)];
  if (tens === undefined) return undefined;
  const next = wordAt(words, at + 1) === '-' ? at + 2 : at + 1;
  const unit = ORDINALS.indexOf(wordAt(words, next)) + 1;
  if (unit < 1 || unit > 9 || tens + unit > 31) return undefined;
  return { value: tens + unit, end: next + 1, isOrdinal: true };
}

function figureAt(words: readonly Word[], at: number): OrdinalAt | undefined {
  const number = numberAt(words, at);
  const value = Number(number?.numeral);
  if (!number || !Number.isInteger(value) || value < 1 || value > 31) return undefined;
  const isOrdinal = /^(?:st|nd|rd|th)$/.test(wordAt(words, number.end));
  return { value, end: isOrdinal ? number.end + 1 : number.end, isOrdinal };
}
