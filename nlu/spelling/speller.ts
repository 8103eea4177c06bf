import { indexWords } from './nearest-words.ts';

/** Corrects words towards those that a bot knows. */
export interface Speller {
  /** The known word that was probably meant, or the word itself. */
  correct(word: string): string;
  /** Whether the bot's utterances have the word. */
  knows(word: string): boolean;
}

const SHORTEST = 4;
const LONGEST = 24;
const SHORTEST_WITH_TWO_EDITS = 7;
const LETTERS = /^[\p{L}']+$/u;

/**
 * A speller over the words of a bot: one edit for words of four letters or more, two for seven or
 * more, ties by how often the bot's utterances have the word. Whatever is a word elsewhere, has
 * digits or is very long (an identifier) stays as it is.
 */
export function createSpeller(
  counts: ReadonlyMap<string, number>,
  isWordElsewhere: (word: string) => boolean,
): Speller {
  const index = indexWords(counts.keys());

  function isCorrigible(word: string): boolean {
    if (word.length < SHORTEST || word.length > LONGEST) return false;
    return !index.has(word) && !isWordElsewhere(word) && LETTERS.test(word);
  }

  return {
    knows: (word) => index.has(word),
    correct(word) {
      if (!isCorrigible(word)) return word;
      const limit = word.length >= SHORTEST_WITH_TWO_EDITS ? 2 : 1;
      const candidates = index.nearest(word, limit);
      return (
        candidates.reduce<string | undefined>(
          (best, next) =>
            best === undefined || (counts.get(next) ?? 0) > (counts.get(best) ?? 0) ? next : best,
          undefined,
        ) ?? word
      );
    },
  };
}
