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

/** Compares each word of a question with each word of a passage. A word without a vector is like none but itself. */
export function wordLikeness(
  question: readonly Word[],
  { words, numbers, says: passageSays }: ReadPassage,
  table: WordTable,
): WordLikeness {
  const values = new Float32Array(question.length * words.length);
  const says = new Float64Array(question.length);
  question.forEach((word, row) => {
    says[row] = table.says(word);
    const into = values.subarray(row * words.length, (row + 1) * words.length);
    if ('number' in word) table.cosines(word.number, numbers, into);
    else
      words.forEach((other, at) => {
        if ('stem' in other && other.stem === word.stem) into[at] = 1;
      });
  });
  return { says, passageSays, values };
}
