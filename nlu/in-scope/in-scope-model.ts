import { stem } from '../natural.ts';
import type { AnnotatedUtterance } from '../text/annotated-utterance.ts';
import { isTopicWord } from '../text/function-words.ts';
import { lexemes } from '../text/lexemes.ts';
import { WordCache } from '../text/word-cache.ts';

/** What words tell of whether an utterance is for a bot, in log-odds. */
export interface InScopeModel {
  /** Before a word is heard. */
  readonly prior: number;
  /** By `wordKind`. */
  readonly weights: Float64Array;
}

export const WORD_KINDS = 4;

/** A word is one that the bot knows or not, and one that everybody uses or not. */
export function wordKind(isKnown: boolean, isCommon: boolean): number {
  return (isKnown ? 1 : 0) + (isCommon ? 2 : 0);
}

/** A word that an utterance may be about. */
export interface TopicWord {
  readonly word: string;
  readonly stem: string;
}

const topicsOf = new WordCache<readonly TopicWord[]>();

/** The words that an utterance may be about, but for slot values: those are the bot's own. */
export function topicWords({ words, values }: AnnotatedUtterance): TopicWord[] {
  const topics: TopicWord[] = [];
  words.forEach((word, place) => {
    for (const topic of topicsIn(word)) if (!isInValue(values, place)) topics.push(topic);
  });
  return topics;
}

function topicsIn(word: string): readonly TopicWord[] {
  return topicsOf.remember(word, (own) =>
    lexemes(own)
      .filter(isTopicWord)
      .map((one) => ({ word: one, stem: stem(one) })),
  );
}

function isInValue(values: AnnotatedUtterance['values'], place: number): boolean {
  return values.some(({ start, end }) => start <= place && place < end);
}

/** The probability, 0..1, that an utterance with words of these kinds is for the bot. */
export function probabilityInScope(
  { prior, weights }: InScopeModel,
  kinds: readonly number[],
): number {
  const logOdds = kinds.reduce((sum, kind) => sum + weights[kind]!, prior);
  return 1 / (1 + Math.exp(-logOdds));
}
