import { lexemes } from './lexemes.ts';

/**
 * English words that hold a sentence together and say little of what it is about: articles,
 * pronouns, auxiliaries, prepositions, conjunctions, question words.
 */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  [
    'a an the this that these those there here',
    'i you he she it we they me my your his her its our their',
    'is are was were be been am do does did have has had',
    'can could will would shall should may might must',
    'of to in on at for with from by as and or but not no if so',
    "what which who whom how when where why 's 'd",
  ].flatMap((line) => line.split(' ')),
);

/** Whether a lower-case word is an English function word. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}

/** Words of requests: they have a meaning, but a request is not about them. */
const REQUEST_WORDS: ReadonlySet<string> = new Set(
  'want need like tell give find know make get go think say please much many'.split(' '),
);

/** Whether an utterance with this lower-case word may be about it. */
export function isTopicWord(word: string): boolean {
  return lexemes(word).some((one) => !isFunctionWord(one) && !REQUEST_WORDS.has(one));
}
