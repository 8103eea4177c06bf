import { seededRandom } from '../random.ts';
import { wordsOfLanguage } from '../spelling/english-words.ts';
import { isTopicWord } from '../text/function-words.ts';

const SEED = 8_128;
/** A topic word stays now and then: what is out of scope shares words with what is in it. */
const REPLACED = 0.85;
/** More make training slower, and nothing better. */
const MOST_UTTERANCES = 600;
/** Nobody's bot has so much of a language that this many words in a row are its own. */
const MOST_TRIES = 100;
const PLAIN_WORD = /^[a-z]{3,}$/;

/**
 * The bot's own utterances with other words of the language in place of what they are about:
 * "how do i reset my password" becomes "how do i velvet my harbour". They are about no intent, and
 * teach what a request looks like that the bot can't know. `own` are all words of the bot. None
 * without a list of words.
 */
export function syntheticOutOfScope(
  locale: string,
  utterances: readonly (readonly string[])[],
  own: ReadonlySet<string>,
): string[][] {
  const all = [...wordsOfLanguage(locale)];
  if (all.length === 0) return [];

  const random = seededRandom(SEED);
  const otherWord = () => pickForeign(all, own, random);
  const step = Math.max(1, utterances.length / MOST_UTTERANCES);
  return utterances
    .filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
    .filter((words) => words.some(isTopicWord))
    .map((words) => replaceTopicWords(words, random, otherWord));
}

/** Looks for one now and then instead of listing them all: most words are plain and foreign. */
function pickForeign(
  all: readonly string[],
  own: ReadonlySet<string>,
  random: () => number,
): string {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const word = all[Math.floor(random() * all.length)]!;
    if (PLAIN_WORD.test(word) && !own.has(word)) return word;
  }
  return '';
}

/** At least one topic word is replaced, or it would be the bot's own utterance. */
function replaceTopicWords(
  words: readonly string[],
  random: () => number,
  otherWord: () => string,
): string[] {
  const strange = words.map((word) =>
    isTopicWord(word) && random() < REPLACED ? otherWord() : word,
  );
  if (strange.some((word, index) => word !== words[index])) return strange;
  return words.map((word) => (isTopicWord(word) ? otherWord() : word));
}
