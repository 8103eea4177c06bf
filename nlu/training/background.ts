import { stem } from '../natural.ts';
import { isTopicWord } from '../text/function-words.ts';
import { words } from '../text/tokens.ts';
import { BACKGROUND_UTTERANCES } from './background-utterances.ts';

/**
 * What people say to no bot, in the language of a locale; nothing for languages but English.
 * They are examples of no intent: a bot with few intents learns from them what "I want to" is
 * worth, and that most of what can be said isn't for it.
 */
export function backgroundOf(locale: string): string[][] {
  return locale.startsWith('en') ? BACKGROUND_UTTERANCES.map(words) : [];
}

/** The part of a background that shares no topic with a bot's own words. */
export function besides(background: readonly string[][], ownWords: readonly string[]): string[][] {
  const own = new Set(topicStems(ownWords));
  return background.filter((some) => topicStems(some).every((stemmed) => !own.has(stemmed)));
}

function topicStems(some: readonly string[]): string[] {
  return some.filter(isTopicWord).map(stem);
}
