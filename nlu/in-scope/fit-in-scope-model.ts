import type { AnnotatedUtterance } from '../text/annotated-utterance.ts';
import {
  type InScopeModel,
  probabilityInScope,
  topicWords,
  WORD_KINDS,
  wordKind,
} from './in-scope-model.ts';

/** A wording, and what it was made from: wordings of one origin don't make each other known. */
export interface GroupedUtterance {
  readonly wording: AnnotatedUtterance;
  readonly origin: number;
  /** Whether people say such a thing; what else is the bot's only makes its words known. */
  readonly isSample: boolean;
}

/** What a bot's words tell, and what they told of the wordings that they were learned from. */
export interface FittedInScopeModel {
  readonly inScopeModel: InScopeModel;
  /** The probability that a wording is for the bot, as if the bot lacked that origin. */
  probabilityOf(wording: AnnotatedUtterance, origin: number | undefined): number;
}

/** Words of an utterance come together, they aren't independent: each is worth less than one alone. */
const WORTH_OF_A_WORD = 0.7;

/**
 * Learns how often people's words are known to a bot: in what is for it (each utterance beside
 * all others) and in what people say to nobody in particular. Naive Bayes over kinds of words.
 * Without such a background, words tell nothing and all is taken to be for the bot.
 */
export function fitInScopeModel(
  own: readonly GroupedUtterance[],
  background: readonly AnnotatedUtterance[],
  isCommon: (word: string) => boolean,
  prior: number,
): FittedInScopeModel {
  const isKnown = knownFromOtherOrigins(own);
  const kindsOf = (wording: AnnotatedUtterance, origin: number | undefined) =>
    topicWords(wording).map(({ word, stem }) => wordKind(isKnown(stem, origin), isCommon(word)));

  const samples = own.filter(({ isSample }) => isSample);
  const inside = sharesOf(samples.flatMap(({ wording, origin }) => kindsOf(wording, origin)));
  const outside = sharesOf(background.flatMap((wording) => kindsOf(wording, undefined)));
  const inScopeModel: InScopeModel = {
    prior: background.length > 0 ? prior : Infinity,
    weights: inside.map((share, kind) => WORTH_OF_A_WORD * Math.log(share / outside[kind]!)),
  };
  return {
    inScopeModel,
    probabilityOf: (wording, origin) => probabilityInScope(inScopeModel, kindsOf(wording, origin)),
  };
}

const SEVERAL = -1;

/** Whether a stem stands in a wording of another origin than the given one. */
function knownFromOtherOrigins(own: readonly GroupedUtterance[]) {
  const originOf = new Map<string, number>();
  for (const { wording, origin } of own) {
    for (const { stem } of topicWords(wording)) {
      const known = originOf.get(stem);
      originOf.set(stem, known === undefined || known === origin ? origin : SEVERAL);
    }
  }
  return (stem: string, origin: number | undefined): boolean =>
    originOf.has(stem) && originOf.get(stem) !== origin;
}

/** The share of each kind among these, as if each had been heard once more. */
function sharesOf(kinds: readonly number[]): Float64Array {
  const counts = new Float64Array(WORD_KINDS).fill(1);
  for (const kind of kinds) counts[kind]!++;
  return counts.map((count) => count / (kinds.length + WORD_KINDS));
}
