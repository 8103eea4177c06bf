import type { Analysis } from './analyse.ts';

const NUMBER = /^\p{N}+$/u;

/**
 * Whether an utterance has no word, number or slot value: random keys, or no letters at all.
 * Random letters are often near some word, so only corrections to the bot's own words count.
 * `isWord` knows the words of the bot and its language, `isOwn` those of the bot.
 */
export function isGibberish(
  { words, annotated }: Analysis,
  isWord: (word: string) => boolean,
  isOwn: (word: string) => boolean,
): boolean {
  if (annotated.values.length > 0) return false;
  return words.every(
    (word, place) => !NUMBER.test(word) && !isWord(word) && !isOwn(annotated.words[place] ?? ''),
  );
}
