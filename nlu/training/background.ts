import { topicWords } from '../in-scope/in-scope-model.ts';
import type { AnnotatedUtterance } from '../text/annotated-utterance.ts';
import { isEnglish } from '../text/is-english.ts';
import { words } from '../text/tokens.ts';
import { BACKGROUND_UTTERANCES } from './background-utterances.ts';

/**
 * What people say to no bot, in the language of a locale; nothing for languages but English.
 * They are examples of no intent: a bot with few intents learns from them what "I want to" is
 * worth, and that most of what can be said isn't for it.
 */
export function backgroundOf(locale: string): AnnotatedUtterance[] {
  if (!isEnglish(locale)) return [];
  return BACKGROUND_UTTERANCES.map((utterance) => ({ words: words(utterance), values: [] }));
}

/** The part of a background that shares no topic with a bot's own wordings. */
export function withoutTopicsOf(
  background: readonly AnnotatedUtterance[],
  own: readonly AnnotatedUtterance[],
): AnnotatedUtterance[] {
  const known = new Set(own.flatMap((wording) => topicWords(wording).map(({ stem }) => stem)));
  return background.filter((some) => topicWords(some).every(({ stem }) => !known.has(stem)));
}
