import { stem } from '../natural.ts';
import type { AnnotatedUtterance } from '../text/annotated-utterance.ts';
import { isTopicWord } from '../text/function-words.ts';
import { lexemes } from '../text/lexemes.ts';
import { WordCache } from '../text/word-cache.ts';

/**
 * Naive Bayes over kinds of topic words: the log-odds that an utterance is in scope, that is, meant
 * for the bot.
 */
export interface InScopeModel {
  /** Log-odds of an utterance without topic words. */
  readonly prior: number;
  /** Log-odds that a word adds, by `wordKind`. */
  readonly weights: Float64Array;
}

export const WORD_KINDS = 4;

/** Returns 0..3: whether the bot knows the word, and whether it is common in the language. */
export function wordKind(isKnown: boolean, isCommon: boolean): number {
  return (isKnown ? 1 : 0) + (isCommon ? 2 : 0);
}

/** A word that an utterance may be about. */
export interface TopicWord {
  readonly word: string;
  readonly stem: string;
}

const TOPICS = new WordCache<readonly TopicWord[]>();

/** Returns the topic words of an utterance; slot values are left out, since they are in scope. */
export function topicWords({ words, values }: AnnotatedUtterance): TopicWord[] {
  const topics: TopicWord[] = [];
  words.forEach((word, place) => {
    for (const topic of topicsIn(word)) if (!isInValue(values, place)) topics.push(topic);
  });
  return topics;
}

function topicsIn(word: string): readonly TopicWord[] {
  return TOPICS.remember(word, (own) =>
    lexemes(own)
      .filter(isTopicWord)
      .map((one) => ({ word: one, stem: stem(one) })),
  );
}

function isInValue(values: AnnotatedUtterance['values'], place: number): boolean {
  return values.some(({ start, end }) => start <= place && place < end);
}

/** Returns the probability, 0..1, that an utterance with words of these kinds is in scope. */
export function probabilityInScope(
  { prior, weights }: InScopeModel,
  kinds: readonly number[],
): number {
  const logOdds = kinds.reduce((sum, kind) => sum + weights[kind]!, prior);
  return 1 / (1 + Math.exp(-logOdds));
}
