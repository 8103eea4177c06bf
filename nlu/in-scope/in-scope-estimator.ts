import { stem } from '../natural.ts';
import { commonWordsOfLanguage } from '../spelling/english-words.ts';
import type { AnnotatedUtterance } from '../text/annotated-utterance.ts';
import { lexemes } from '../text/lexemes.ts';
import { type InScopeModel, probabilityInScope, topicWords, wordKind } from './in-scope-model.ts';

/** More unknown words need not be named. */
const MOST_TOLD = 5;

/** What the words of an utterance tell of whether it is for a bot. */
export interface InScopeEstimate {
  /** The probability that it is, 0..1. */
  readonly inScope: number;
  /** Words that it may be about and that the bot doesn't have, five at most. */
  readonly unknown: readonly string[];
}

/** What a trained model says of the words that its bot knows. */
export interface EstimatorModel {
  readonly locale: string;
  readonly words: readonly string[];
  readonly inScopeModel: InScopeModel;
}

/** Returns a judge who knows the words of a trained model and the common ones of its language. */
export function createInScopeEstimator(
  model: EstimatorModel,
): (wording: AnnotatedUtterance) => InScopeEstimate {
  const common = commonWordsOfLanguage(model.locale);
  const known = new Set(model.words.flatMap(lexemes).map(stem));

  return (wording) => {
    const heard = topicWords(wording);
    const kinds = heard.map((one) => wordKind(known.has(one.stem), common.has(one.word)));
    return {
      inScope: probabilityInScope(model.inScopeModel, kinds),
      unknown: heard
        .filter((one) => !known.has(one.stem))
        .slice(0, MOST_TOLD)
        .map(({ word }) => word),
    };
  };
}
