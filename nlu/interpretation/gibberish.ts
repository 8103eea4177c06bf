import type { Analysis } from './analyse.ts';

const NUMBER = /^\p{N}+$/u;

/**
 * Whether nothing in an utterance is a word, a number or a value: keys struck at random, or no
 * letters at all. Random letters are often near some word: only that they are near one of the
 * bot's own counts. `isWord` knows the bot's words and those of the language, `isOwn` the former.
 */
export function isGibberish(
  analysis: Analysis,
  isWord: (word: string) => boolean,
  isOwn: (word: string) => boolean,
): boolean {
  const { words: written, wording } = analysis;
  if (wording.values.length > 0) return false;
  return written.every(
    (word, place) => !NUMBER.test(word) && !isWord(word) && !isOwn(wording.words[place] ?? ''),
  );
}
