import { margins } from '../classifier/linear-classifier.ts';
import { type LabelledVectors, retrainWithout, type TrainedSvm } from '../classifier/train-svm.ts';
import { evidence } from './evidence.ts';
import { fitConfidence, type HeldOutAnswer } from './fit-confidence.ts';

export interface GroupedVectors extends LabelledVectors {
  /** Examples of the same group are held out together. */
  readonly groups: Int32Array;
  /** Weight of each example when fitting confidence; 0 for what users do not say. */
  readonly confidenceWeights: Float64Array;
  /** The in-scope probability of each example. */
  readonly inScope: Float64Array;
}

const FOLDS = 4;
/** More held-out examples make the calibration slower, not better. */
const ENOUGH_OBSERVATIONS = 3_000;

/** The prior counts as this many observations. */
const PRIOR_STRENGTH = 2;
const PRIOR_SLOPE = 1.3;
const PRIOR_OF_ONE_INTENT = -3;

/**
 * Calibrates confidence by cross-validation: each fold is scored by a classifier that was retrained
 * without it. Returns the weights of the evidence.
 */
export function calibrate(data: GroupedVectors, trained: TrainedSvm): Float64Array {
  const folds = foldsOf(data);
  const observations: HeldOutAnswer[] = [];
  for (let fold = 0; fold < FOLDS && observations.length < ENOUGH_OBSERVATIONS; fold++) {
    observations.push(...observeFold(data, trained, folds, fold));
  }
  return fitConfidence(observations, priorOf(data.classes), PRIOR_STRENGTH);
}

/** The more intents, the lower the odds of the best margin: the prior compensates for this. */
function priorOf(intents: number): Float64Array {
  return Float64Array.of(
    PRIOR_OF_ONE_INTENT + PRIOR_SLOPE * Math.log((intents + 1) / 2),
    PRIOR_SLOPE,
  );
}

/** Assigns the groups of each class to the folds round-robin. */
function foldsOf({ labels, groups }: GroupedVectors): Int32Array {
  const assigned = new Map<number, Map<number, number>>();
  return labels.map((label, i) => {
    const group = groups[i]!;
    const ofClass = assigned.get(label) ?? new Map<number, number>();
    assigned.set(label, ofClass);
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
