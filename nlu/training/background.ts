import { topicWords } from '../in-scope/familiarity.ts';
import { isEnglish } from '../text/is-english.ts';
import { words } from '../text/tokens.ts';
import type { Wording } from '../text/wording.ts';
import { BACKGROUND_UTTERANCES } from './background-utterances.ts';

/**
 * What people say to no bot, in the language of a locale; nothing for languages but English.
 * They are examples of no intent: a bot with few intents learns from them what "I want to" is
 * worth, and that most of what can be said isn't for it.
 */
export function backgroundOf(locale: string): Wording[] {
  if (!isEnglish(locale)) return [];
  return BACKGROUND_UTTERANCES.map((utterance) => ({ words: words(utterance), values: [] }));
}

/** The part of a background that shares no topic with a bot's own wordings. */
export function besides(background: readonly Wording[], own: readonly Wording[]): Wording[] {
  const known = new Set(own.flatMap((wording) => topicWords(wording).map(({ stem }) => stem)));
  return background.filter((some) => topicWords(some).every(({ stem }) => !known.has(stem)));
}
