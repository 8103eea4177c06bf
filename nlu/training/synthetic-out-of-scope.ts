import { seededRandom } from '../random.ts';
import { wordsOfLanguage } from '../spelling/english-words.ts';
import { isTopicWord } from '../text/function-words.ts';

const SEED = 8_128;
/** Some topic words stay: real out-of-scope utterances share words with in-scope ones. */
const REPLACED_SHARE = 0.85;
/** More make training slower without improving it. */
const MAX_UTTERANCES = 600;
/** No bot uses so much of a language that this many random words in a row are its own. */
const MAX_TRIES = 100;
const PLAIN_WORD = /^[a-z]{3,}$/;

/**
 * Makes out-of-scope training examples: the bot's own utterances with random words of the language
 * in place of their topic words, "how do i velvet my harbour" from "how do i reset my password".
 * They teach what requests for something else look like. `own` has all words of the bot. Returns
 * none if there is no word list for the language.
 */
export function syntheticOutOfScope(
  locale: string,
  utterances: readonly (readonly string[])[],
  own: ReadonlySet<string>,
): string[][] {
  const all = [...wordsOfLanguage(locale)];
  if (all.length === 0) return [];

  const random = seededRandom(SEED);
  const otherWord = () => pickOtherWord(all, own, random);
  const step = Math.max(1, utterances.length / MAX_UTTERANCES);
  return utterances
    .filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
    .filter((words) => words.some(isTopicWord))
    .map((words) => replaceTopicWords(words, random, otherWord));
}

/** Rejection sampling: most words are plain and not the bot's. */
function pickOtherWord(
  all: readonly string[],
  own: ReadonlySet<string>,
  random: () => number,
): string {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const word = all[Math.floor(random() * all.length)]!;
    if (PLAIN_WORD.test(word) && !own.has(word)) return word;
  }
  return '';
}

/** Replaces at least one topic word; otherwise the result would be the bot's own utterance. */
function replaceTopicWords(
  words: readonly string[],
  random: () => number,
  otherWord: () => string,
): string[] {
  const replaced = words.map((word) =>
    isTopicWord(word) && random() < REPLACED_SHARE ? otherWord() : word,
  );
  if (replaced.some((word, index) => word !== words[index])) return replaced;
  return words.map((word) => (isTopicWord(word) ? otherWord() : word));
}
