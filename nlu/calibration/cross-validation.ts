import { margins } from '../classifier/linear-classifier.ts';
import { type LabelledVectors, retrainWithout, type TrainedSvm } from '../classifier/train-svm.ts';
import { evidence } from './evidence.ts';
import { fitConfidence, type HeldOutAnswer } from './fit-confidence.ts';

export interface GroupedVectors extends LabelledVectors {
  /** Examples of the same group are held out together. */
  readonly groups: Int32Array;
  /** How much each example tells of how sure to be; 0 where nobody says such a thing. */
  readonly confidenceWeights: Float64Array;
  /** How probable an example's words make it that it is for the bot. */
  readonly inScope: Float64Array;
}

const FOLDS = 4;
/** More held-out examples than this make the calibration no better, only slower. */
const ENOUGH_OBSERVATIONS = 3_000;

/** What calibration starts from counts as many observations. */
const PRIOR_STRENGTH = 2;
const PRIOR_SLOPE = 1.3;
const PRIOR_OF_ONE_INTENT = -3;

/**
 * Learns what confidence the evidence deserves, from examples that a classifier of the other
 * examples hasn't seen: each fold's is trained on from the one of all examples, without the fold.
 * Returns the weights of the evidence.
 */
export function calibrate(data: GroupedVectors, trained: TrainedSvm): Float64Array {
  const folds = foldsOf(data);
  const observations: HeldOutAnswer[] = [];
  for (let fold = 0; fold < FOLDS && observations.length < ENOUGH_OBSERVATIONS; fold++) {
    observations.push(...observeFold(data, trained, folds, fold));
  }
  return fitConfidence(observations, priorOf(data.classes), PRIOR_STRENGTH);
}

/** The more intents, the lower are the odds of the best among all margins: the prior makes up for it. */
function priorOf(intents: number): Float64Array {
  return Float64Array.of(
    PRIOR_OF_ONE_INTENT + PRIOR_SLOPE * Math.log((intents + 1) / 2),
    PRIOR_SLOPE,
  );
}

/** Deals the groups of each class to the folds in turn. */
function foldsOf({ labels, groups }: GroupedVectors): Int32Array {
  const dealt = new Map<number, Map<number, number>>();
  return labels.map((label, i) => {
    const group = groups[i]!;
    const ofClass = dealt.get(label) ?? new Map<number, number>();
    dealt.set(label, ofClass);
    const fold = ofClass.get(group) ?? ofClass.size % FOLDS;
    ofClass.set(group, fold);
    return fold;
  });
}

function observeFold(
  data: GroupedVectors,
  trained: TrainedSvm,
  folds: Int32Array,
  fold: number,
): HeldOutAnswer[] {
  const known = new Set(data.labels.filter((_, i) => folds[i] !== fold));
  if (known.size === 0) return [];

  const classifier = retrainWithout(data, trained, (example) => folds[example] === fold);
  return data.vectors.flatMap((vector, i) => {
    const label = data.labels[i]!;
    const weight = data.confidenceWeights[i]!;
    if (folds[i] !== fold || weight === 0 || !known.has(label)) return [];
    const scores = margins(classifier, vector);
    const isRight = scores.indexOf(Math.max(...scores)) === label;
    return [{ evidence: evidence(scores), isRight, weight, inScope: data.inScope[i]! }];
  });
}
