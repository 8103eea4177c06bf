import { topicWords } from '../in-scope/in-scope-model.ts';
import type { AnnotatedUtterance } from '../text/annotated-utterance.ts';
import { isEnglish } from '../text/is-english.ts';
import { words } from '../text/tokens.ts';
import { BACKGROUND_UTTERANCES } from './background-utterances.ts';

/**
 * Returns everyday utterances in the language of a locale; none for languages but English. As
 * out-of-scope examples they teach a bot of few intents that "I want to" alone means little.
 */
export function backgroundOf(locale: string): AnnotatedUtterance[] {
  if (!isEnglish(locale)) return [];
  return BACKGROUND_UTTERANCES.map((utterance) => ({ words: words(utterance), values: [] }));
}

/** Returns the background utterances that share no topic word with the bot's own utterances. */
export function withoutTopicsOf(
  own: readonly AnnotatedUtterance[],
  background: readonly AnnotatedUtterance[],
): AnnotatedUtterance[] {
  const known = new Set(own.flatMap((utterance) => topicWords(utterance).map(({ stem }) => stem)));
  return background.filter((some) => topicWords(some).every(({ stem }) => !known.has(stem)));
}
