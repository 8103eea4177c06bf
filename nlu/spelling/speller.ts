import type { Language } from './language.ts';
import { indexWords } from './nearest-words.ts';
import { TypoKind, typoKind } from './typo-kind.ts';

/** Corrects words towards those that a bot or its language knows. */
export interface Speller {
  /** Whether a word may be misspelt: looking for what was meant takes some hundredths of a millisecond. */
  doubts(word: string): boolean;
  /** The word that was probably meant by one that is doubted, or the word itself. */
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
  readonly slip: number;
  /** Whether the bot has the word. */
  readonly isOwn: boolean;
  /** The lower, the more frequent: among the bot's words, or among those of the language. */
  readonly rarity: number;
}

/**
 * A speller over the words of a bot (with how often its utterances have them) and of its language.
 * One edit for words of four letters or more, two from seven letters on and to the bot's words
 * alone: the likelier the slip, the better, and the bot's own words before others. To those of the
 * language only likely slips lead; a letter may be missing in three, too. Whatever is a word of
 * either, has digits or is very long (an identifier) stays as it is.
 */
export function createSpeller(counts: ReadonlyMap<string, number>, language: Language): Speller {
  const own = indexWords(counts.keys());
  // A letter may be missing; of an unknown language, all its short words would look like that.
  const shortestWritten = language.isKnown ? SHORTEST_MEANT - 1 : SHORTEST_MEANT;

  function doubts(word: string): boolean {
    if (word.length < shortestWritten || word.length > LONGEST) return false;
    return !own.has(word) && !language.has(word) && LETTERS.test(word);
  }

  function candidate(written: string, word: string): Candidate {
    const count = counts.get(word);
    return {
      word,
      slip: typoKind(written, word),
      isOwn: count !== undefined,
      rarity: count === undefined ? language.rank(word) : -count,
    };
  }

  /** What is strange to bot and language alike is jargon more often than a far slip: "wifi" is not "wife". */
  function isLikely({ word, slip, isOwn }: Candidate, written: string): boolean {
    if (word.length < SHORTEST_MEANT) return false;
    if (isOwn || slip === TypoKind.swappedLetters) return true;
    return (
      slip === TypoKind.likely &&
      (written.length > SHORTEST_MEANT || word.length !== written.length)
    );
  }

  function mostLikely(written: string): string | undefined {
    const limit = written.length >= SHORTEST_WITH_TWO_EDITS ? 2 : 1;
    return [...own.nearest(written, limit), ...language.nearest(written, 1)]
      .map((word) => candidate(written, word))
      .filter((one) => isLikely(one, written))
      .sort(likeliestFirst)[0]?.word;
  }

  return {
    knows: (word) => own.has(word),
    doubts,
    correct: (word) => (doubts(word) ? (mostLikely(word) ?? word) : word),
  };
}

function likeliestFirst(a: Candidate, b: Candidate): number {
  return unlikeliness(a) - unlikeliness(b) || a.rarity - b.rarity || (a.word < b.word ? -1 : 1);
}

function unlikeliness({ slip, isOwn }: Candidate): number {
  return slip + (isOwn ? 0 : UNLIKELINESS_OF_OTHER_WORDS);
}
