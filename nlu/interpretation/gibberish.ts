import type { Analysis } from './analyse.ts';

const NUMBER = /^\p{N}+$/u;

/**
 * Whether nothing in an utterance is a word, a number or a value: keys struck at random, or no
 * letters at all. `isWord` knows the bot's own words and those of the language.
 */
export function isGibberish(analysis: Analysis, isWord: (word: string) => boolean): boolean {
  if (analysis.wording.values.length > 0) return false;
  return analysis.wording.words.every((word) => !NUMBER.test(word) && !isWord(word));
}
