import { stemmer } from 'stemmer';
import { textWords } from '../../../../../nlu/embeddings/text-words.ts';
import { formsOf } from './same-meaning.ts';
import { englishWords, type WordTable } from './word-table.ts';

/** A word of a text: its number if it has a vector, and its stem if it has none. */
export type Word = { readonly number: number } | { readonly stem: string };

/** The words of a text for comparison: distinct, in the order of their first use. */
export interface ReadText {
  readonly words: readonly Word[];
  /** The numbers among them. */
  readonly numbers: Int32Array;
  /** The stems among them. */
  readonly stems: ReadonlySet<string>;
  /** The sum of the vectors of all words, of length 1; undefined if no word has a vector. */
  readonly vector: Float32Array | undefined;
}

/** Reads a text for comparison. A word without a vector borrows that of another form of it: `wifi` that of `wireless`. */
export function readText(text: string, table: WordTable = englishWords()): ReadText {
  const numbers = new Set<number>();
  const stems = new Set<string>();
  const words: Word[] = [];
  const sum = new Float32Array(table.dimensions);
  for (const word of textWords(text)) {
    const number = numberOf(word, table);
    if (number === undefined) {
      const stem = stemmer(word);
      if (!stems.has(stem)) words.push({ stem });
      stems.add(stem);
      continue;
    }
    if (!numbers.has(number)) words.push({ number });
    numbers.add(number);
    add(sum, table.vector(number));
  }
  return { words, numbers: Int32Array.from(numbers), stems, vector: unit(sum) };
}

function numberOf(word: string, table: WordTable): number | undefined {
  for (const form of formsOf(word)) {
    const number = table.numberOf(form);
    if (number !== undefined) return number;
  }
  return undefined;
}

function add(sum: Float32Array, vector: Float32Array): void {
  for (let d = 0; d < sum.length; d += 1) sum[d] = (sum[d] as number) + (vector[d] as number);
}

function unit(vector: Float32Array): Float32Array | undefined {
  let square = 0;
  for (const value of vector) square += value * value;
  if (square === 0) return undefined;
  const scale = 1 / Math.sqrt(square);
  return vector.map((value) => value * scale);
}
