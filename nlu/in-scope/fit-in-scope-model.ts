import type { AnnotatedUtterance } from '../text/annotated-utterance.ts';
import {
  type InScopeModel,
  probabilityInScope,
  topicWords,
  WORD_KINDS,
  wordKind,
} from './in-scope-model.ts';

/** An utterance of the bot and its origin: utterances of one origin do not make each other's words known. */
export interface GroupedUtterance {
  readonly utterance: AnnotatedUtterance;
  readonly origin: number;
  /** Whether it is a sample utterance; others only contribute known words. */
  readonly isSample: boolean;
}

/** An in-scope model, with its held-out estimates for the utterances it was fitted to. */
export interface FittedInScopeModel {
  readonly inScopeModel: InScopeModel;
  /** The probability that an utterance is in scope, as if the bot lacked that origin. */
  probabilityOf(utterance: AnnotatedUtterance, origin: number | undefined): number;
}

/** The words of an utterance are not independent: each counts less than it would alone. */
const WORD_WEIGHT = 0.7;

/**
 * Fits naive Bayes over kinds of words: how often each kind occurs in the bot's sample utterances
 * (each held out from the known words) against how often in background utterances. Without a
 * background, every utterance is in scope.
 */
export function fitInScopeModel(
  own: readonly GroupedUtterance[],
  background: readonly AnnotatedUtterance[],
  isCommon: (word: string) => boolean,
  prior: number,
): FittedInScopeModel {
  const isKnown = knownFromOtherOrigins(own);
  const kindsOf = (utterance: AnnotatedUtterance, origin: number | undefined) =>
    topicWords(utterance).map(({ word, stem }) => wordKind(isKnown(stem, origin), isCommon(word)));

  const samples = own.filter(({ isSample }) => isSample);
  const inside = sharesOf(samples.flatMap(({ utterance, origin }) => kindsOf(utterance, origin)));
  const outside = sharesOf(background.flatMap((utterance) => kindsOf(utterance, undefined)));
  const inScopeModel: InScopeModel = {
    prior: background.length > 0 ? prior : Infinity,
    weights: inside.map((share, kind) => WORD_WEIGHT * Math.log(share / outside[kind]!)),
  };
  return {
    inScopeModel,
    probabilityOf: (utterance, origin) =>
      probabilityInScope(inScopeModel, kindsOf(utterance, origin)),
  };
}

const SEVERAL = -1;

/** Returns a predicate: whether a stem occurs in an utterance of an origin other than the given one. */
function knownFromOtherOrigins(own: readonly GroupedUtterance[]) {
  const originOf = new Map<string, number>();
  for (const { utterance, origin } of own) {
    for (const { stem } of topicWords(utterance)) {
      const known = originOf.get(stem);
      originOf.set(stem, known === undefined || known === origin ? origin : SEVERAL);
    }
  }
  return (stem: string, origin: number | undefined): boolean =>
    originOf.has(stem) && originOf.get(stem) !== origin;
}

/** The share of each kind, with add-one smoothing. */
function sharesOf(kinds: readonly number[]): Float64Array {
  const counts = new Float64Array(WORD_KINDS).fill(1);
  for (const kind of kinds) counts[kind]!++;
  return counts.map((count) => count / (kinds.length + WORD_KINDS));
}
