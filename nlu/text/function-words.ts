import { lexemes } from './lexemes.ts';

/**
 * English words with a grammatical function that say little about the topic: articles, pronouns,
 * auxiliaries, prepositions, conjunctions, question words.
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

/** Content words of requests that are not their topic. */
const REQUEST_WORDS: ReadonlySet<string> = new Set(
  'want need like tell give find know make get go think say please much many'.split(' '),
);

/** Whether a lower-case word may be the topic of an utterance. */
export function isTopicWord(word: string): boolean {
  return lexemes(word).some((one) => !isFunctionWord(one) && !REQUEST_WORDS.has(one));
}
