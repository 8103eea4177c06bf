import type { Word } from '../words/read-text.ts';
import type { WordTable } from '../words/word-table.ts';
import type { ReadPassage } from './read-passage.ts';

/** How like the words of a question and those of a passage are, each pair compared once. */
export interface WordLikeness {
  /** What each word of the question says, 0 to 1. */
  readonly says: Float64Array;
  /** What each word of the passage says, 0 to 1. */
  readonly passageSays: Float64Array;
  /** A row for each word of the question with a column for each word of the passage, -1 to 1. */
  readonly values: Float32Array;
}

/** Used again for each passage: memory for 50 of them would be most of what a question needs. */
let cells = new Float32Array(0);

/**
 * Compares each word of a question with each word of a passage. A word without a vector is like none but itself. The
 * values are valid until the next call.
 */
export function wordLikeness(
  question: readonly Word[],
  says: Float64Array,
  { words, numbers, says: passageSays }: ReadPassage,
  table: WordTable,
): WordLikeness {
  const columns = words.length;
  const size = question.length * columns;
  if (cells.length < size) cells = new Float32Array(2 * size);
  for (let row = 0; row < question.length; row += 1) {
    const word = question[row] as Word;
    if ('number' in word) table.cosines(word.number, numbers, cells, row * columns);
    else markStem(word.stem, words, row * columns);
  }
  return { says, passageSays, values: cells };
}

/** Returns what each word says, 0 to 1. */
export function saysOf(words: readonly Word[], table: WordTable): Float64Array {
  return Float64Array.from(words, (word) => table.says(word));
}

function markStem(stem: string, words: readonly Word[], from: number): void {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as Word;
    cells[from + at] = 'stem' in word && word.stem === stem ? 1 : 0;
  }
}
