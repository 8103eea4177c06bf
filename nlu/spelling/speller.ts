import type { Language } from './language.ts';
import { TypoKind, typoKind } from './typo-kind.ts';
import { WordIndex } from './word-index.ts';

/** In shorter words every letter counts. */
const MIN_CORRECTION_LENGTH = 4;
const MIN_LENGTH_FOR_TWO_EDITS = 7;
const MAX_LENGTH = 24;
const LETTERS = /^[\p{L}']+$/u;

/** Words that the bot does not use cost as much more as a typo that is this much rarer. */
const OTHER_WORD_COST = 1.5;

/** A possible correction. */
interface Candidate {
  readonly word: string;
  readonly kind: number;
  /** Whether the bot's utterances have the word. */
  readonly isOwn: boolean;
  /** The lower, the more frequent: among the bot's words, or among those of the language. */
  readonly rarity: number;
}

/**
 * Corrects words towards those of a bot and its language.
 *
 * Words of four letters or more may be one edit away; from seven letters on two, but only towards
 * the bot's words. Candidates are ordered by the kind of typo, the bot's own words first, then by
 * frequency. Words of the language must be a likely typo away; a letter may be missing in words of
 * three letters, too. Known words, words with digits and very long words (identifiers) are kept.
 */
export class Speller {
  readonly #counts: ReadonlyMap<string, number>;
  readonly #own: WordIndex;
  readonly #language: Language;
  readonly #minLength: number;

  /** `counts` has the words of the bot with the number of times that its utterances use them. */
  constructor(counts: ReadonlyMap<string, number>, language: Language) {
    this.#counts = counts;
    this.#own = new WordIndex(counts.keys());
    this.#language = language;
    // A letter may be missing; in a language without a word list all short words would look like that.
    this.#minLength = language.isKnown ? MIN_CORRECTION_LENGTH - 1 : MIN_CORRECTION_LENGTH;
  }

  /** Whether the bot's utterances have the word. */
  knows(word: string): boolean {
    return this.#own.has(word);
  }

  /** Whether a word may be misspelt; cheap, where `correct` takes some hundredths of a millisecond. */
  isSuspect(word: string): boolean {
    if (word.length < this.#minLength || word.length > MAX_LENGTH) return false;
    return !this.#own.has(word) && !this.#language.has(word) && LETTERS.test(word);
  }

  /** Returns the likeliest correction of a suspect word, or the word itself. */
  correct(word: string): string {
    return this.isSuspect(word) ? (this.#likeliest(word) ?? word) : word;
  }

  #likeliest(written: string): string | undefined {
    const limit = written.length >= MIN_LENGTH_FOR_TWO_EDITS ? 2 : 1;
    return [...this.#own.nearest(written, limit), ...this.#language.nearest(written, 1)]
      .map((word) => this.#candidate(written, word))
      .filter((candidate) => isLikely(candidate, written))
      .sort(cheapestFirst)[0]?.word;
  }

  #candidate(written: string, word: string): Candidate {
    const count = this.#counts.get(word);
    return {
      word,
      kind: typoKind(written, word),
      isOwn: count !== undefined,
      rarity: count === undefined ? this.#language.rank(word) : -count,
    };
  }
}

/** A word unknown to bot and language is jargon more often than a far typo: "wifi" is not "wife". */
function isLikely({ word, kind, isOwn }: Candidate, written: string): boolean {
  if (word.length < MIN_CORRECTION_LENGTH) return false;
  if (isOwn || kind === TypoKind.transposition) return true;
  return (
    kind === TypoKind.nearMiss &&
    (written.length > MIN_CORRECTION_LENGTH || word.length !== written.length)
  );
}

function cheapestFirst(a: Candidate, b: Candidate): number {
  return cost(a) - cost(b) || a.rarity - b.rarity || (a.word < b.word ? -1 : 1);
}

function cost({ kind, isOwn }: Candidate): number {
  return kind + (isOwn ? 0 : OTHER_WORD_COST);
}
