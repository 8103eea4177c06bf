import type { RecognisedValue, SlotRecogniser } from '../../../../nlu/interpreter.ts';
import { spanOf, type Word, wordAt, wordsOf } from './words.ts';

export interface ListedValue {
  readonly value: string;
  readonly synonyms: readonly string[];
}

/** A listed value in a text, from word `start` up to, not including, word `end`. */
export interface ListedAt {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const SEPARATORS = [',', 'and', '&', '+', 'with', 'plus'];
const MAX_WORDS_OF_VALUE = 12;

/**
 * Creates a recogniser of a run of listed values, "pepperoni, olives and pineapple", as one value of the whole phrase.
 * https://docs.aws.amazon.com/lexv2/latest/dg/multi-valued-slots.html; separators other than space, comma and "and" are ours.
 */
export function listRecogniser(values: readonly ListedValue[]): SlotRecogniser {
  const index = indexOf(values);
  return { recognise: (text) => runsIn(wordsOf(text), index) };
}

/** Finds the listed values of a text, each with its words. */
export function listedValuesIn(
  text: string,
  values: readonly ListedValue[],
): { readonly words: readonly Word[]; readonly found: readonly ListedAt[] } {
  const index = indexOf(values);
  const words = wordsOf(text);
  return { words, found: allAt(words, index) };
}

type Index = ReadonlyMap<string, string>;

function indexOf(values: readonly ListedValue[]): Index {
  const index = new Map<string, string>();
  for (const { value, synonyms } of values) {
    for (const wording of [value, ...synonyms]) {
      const key = keyOf(wordsOf(wording));
      if (!index.has(key)) index.set(key, value);
    }
  }
  return index;
}

function keyOf(words: readonly Word[]): string {
  return words.map((word) => word.text).join(' ');
}

function allAt(words: readonly Word[], index: Index): readonly ListedAt[] {
  const found: ListedAt[] = [];
  for (let at = 0; at < words.length; ) {
    const listed = longestAt(words, at, index);
    if (listed) found.push(listed);
    at = listed?.end ?? at + 1;
  }
  return found;
}

/** Finds the longest wording that begins here; accepts a plural s (ours). */
function longestAt(words: readonly Word[], at: number, index: Index): ListedAt | undefined {
  for (let end = Math.min(words.length, at + MAX_WORDS_OF_VALUE); end > at; end -= 1) {
    const key = keyOf(words.slice(at, end));
    const value = index.get(key) ?? index.get(key.replace(/s$/, ''));
    if (value !== undefined) return { value, start: at, end };
  }
  return undefined;
}

function runsIn(words: readonly Word[], index: Index): readonly RecognisedValue[] {
  const runs: { start: number; end: number; values: string[] }[] = [];
  for (const { value, start, end } of allAt(words, index)) {
    const run = runs.at(-1);
    if (run && isSeparatorOnly(words, run.end, start)) {
      run.end = end;
      run.values.push(value);
    } else {
      runs.push({ start, end, values: [value] });
    }
  }
  return runs.map(({ start, end, values }) => ({
    span: spanOf(words, start, end),
    resolved: values,
    isExact: true,
  }));
}

function isSeparatorOnly(words: readonly Word[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (!SEPARATORS.includes(wordAt(words, at))) return false;
  }
  return true;
}
