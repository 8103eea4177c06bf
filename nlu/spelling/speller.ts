import type { Language } from './language.ts';
import { indexWords } from './nearest-words.ts';
import { slipBetween } from './slips.ts';

/** Corrects words towards those that a bot or its language knows. */
export interface Speller {
  /** The word that was probably meant, or the word itself. */
  correct(word: string): string;
  /** Whether the bot's utterances have the word. */
  knows(word: string): boolean;
}

/** In shorter words every letter counts. */
const SHORTEST_MEANT = 4;
const SHORTEST_WITH_TWO_EDITS = 7;
const LONGEST = 24;
const LETTERS = /^[\p{L}']+$/u;

/** What the bot doesn't say is as unlikely as a slip that is so much rarer. */
const UNLIKELINESS_OF_OTHER_WORDS = 1.5;

/** A word that may have been meant. */
interface Candidate {
  readonly word: string;
  /** The lower, the likelier: the slip, and whether the bot has the word. */
  readonly unlikeliness: number;
  /** The lower, the more frequent: among the bot's words, or among those of the language. */
  readonly rarity: number;
}

/**
 * A speller over the words of a bot (with how often its utterances have them) and of its language.
 * One edit for words of four letters or more, two from seven letters on and to the bot's words
 * alone: the likelier the slip, the better, and the bot's own words before others. Whatever is a word
 * of either, has digits or is very long (an identifier) stays as it is.
 */
export function createSpeller(counts: ReadonlyMap<string, number>, language: Language): Speller {
  const own = indexWords(counts.keys());
  // A letter may be missing; of an unknown language, all its short words would look like that.
  const shortestWritten = language.isKnown ? SHORTEST_MEANT - 1 : SHORTEST_MEANT;

  function isCorrigible(word: string): boolean {
    if (word.length < shortestWritten || word.length > LONGEST) return false;
    return !own.has(word) && !language.has(word) && LETTERS.test(word);
  }

  function candidate(written: string, word: string): Candidate {
    const count = counts.get(word);
    const slip = slipBetween(written, word);
    return count === undefined
      ? { word, unlikeliness: slip + UNLIKELINESS_OF_OTHER_WORDS, rarity: language.rank(word) }
      : { word, unlikeliness: slip, rarity: -count };
  }

  function mostLikely(written: string): string | undefined {
    const limit = written.length >= SHORTEST_WITH_TWO_EDITS ? 2 : 1;
    return [...own.nearest(written, limit), ...language.nearest(written, 1)]
      .filter((word) => word.length >= SHORTEST_MEANT)
      .map((word) => candidate(written, word))
      .sort(likeliestFirst)[0]?.word;
  }

  return {
    knows: (word) => own.has(word),
    correct: (word) => (isCorrigible(word) ? (mostLikely(word) ?? word) : word),
  };
}

function likeliestFirst(a: Candidate, b: Candidate): number {
  return a.unlikeliness - b.unlikeliness || a.rarity - b.rarity || (a.word < b.word ? -1 : 1);
}
