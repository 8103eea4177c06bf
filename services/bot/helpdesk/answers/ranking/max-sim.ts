import type { ReadText, Word } from '../words/read-text.ts';
import type { WordTable } from '../words/word-table.ts';

/** What a word without a vector weighs: it is rare, so it says much. */
const UNKNOWN_WEIGHT = 1;

/** How well the words of a question are met, each by the nearest word of a passage. */
export interface MaxSim {
  /** By what each word says, 0 to 1. */
  readonly mean: number;
  /** That of the least well met word that says something, 0 to 1. */
  readonly least: number;
}

/** Words that say less than this don't count for the least well met one. */
const SAYS_SOMETHING = 0.25;

/** Compares each word of a question with its nearest word in a passage. */
export function maxSim(question: readonly Word[], passage: ReadText, table: WordTable): MaxSim {
  let total = 0;
  let weights = 0;
  let least = 1;
  for (const word of question) {
    const weight = 'number' in word ? table.norm(word.number) : UNKNOWN_WEIGHT;
    const best = bestOf(word, passage, table);
    total += weight * best;
    weights += weight;
    if (weight >= SAYS_SOMETHING && best < least) least = best;
  }
  return weights === 0 ? { mean: 0, least: 0 } : { mean: total / weights, least };
}

function bestOf(word: Word, passage: ReadText, table: WordTable): number {
  if ('number' in word) return table.bestCosine(word.number, passage.numbers);
  return passage.stems.has(word.stem) ? 1 : 0;
}
