import type { SparseVector } from '../features/vector-buffer.ts';
import { seededRandom, shuffle } from '../random.ts';
import { addMargins, type LinearClassifier } from './linear-classifier.ts';

/** Vectors with their classes. The result depends on their order. */
export interface LabelledVectors {
  readonly vectors: readonly SparseVector[];
  readonly labels: Int32Array;
  readonly classes: number;
  /** Number of columns of the vectors. */
  readonly columns: number;
}

const COST = 1;
/** Higher, because a class has far fewer examples than all the others together. */
const POSITIVE_COST = 10;
/** More epochs change only the fourth digit of the accuracy on validation sets. */
const MAX_EPOCHS = 12;
/** More epochs do not change the calibration on validation sets. */
const RETRAINING_EPOCHS = 2;
/** Smaller steps of a dual variable are skipped: they cost time and change nothing. */
const MIN_STEP = 0.01;
/** An example that changes at most this many dual variables skips the next epoch. */
const FEW_STEPS = 2;
const SEED = 20_170_613;

/** A classifier with the state from which `retrainWithout` continues. */
export interface TrainedSvm extends LinearClassifier {
  /** The contribution of each example to each class: `duals[example * classes + class]`. */
  readonly duals: Float32Array;
  /** Squared norm of each example. */
  readonly squaredNorms: Float64Array;
}

/**
 * Trains one-vs-rest L2-loss support vector machines by dual coordinate descent (Hsieh et al., ICML
 * 2008, algorithm 1). All classes take their step on an example together, because their weights for
 * a column are adjacent.
 */
export function trainSvm(data: LabelledVectors): TrainedSvm {
  const { vectors, classes } = data;
  const state: State = {
    weights: new Float32Array(data.columns * classes),
    bias: new Float32Array(classes),
    duals: new Float32Array(vectors.length * classes),
    squaredNorms: Float64Array.from(vectors, squaredNorm),
  };
  descend(data, state, Int32Array.from(vectors.keys()), MAX_EPOCHS);
  return { classes, ...state };
}

/**
 * Continues training without some of the examples, after removing their contributions. Two epochs
 * get as close as twelve from scratch.
 */
export function retrainWithout(
  data: LabelledVectors,
  trained: TrainedSvm,
  isHeldOut: (example: number) => boolean,
): LinearClassifier {
  const { classes } = data;
  const state: State = {
    weights: trained.weights.slice(),
    bias: trained.bias.slice(),
    duals: trained.duals.slice(),
    squaredNorms: trained.squaredNorms,
  };
  const examples = Int32Array.from(data.vectors.keys());
  for (const example of examples.filter(isHeldOut)) removeContribution(data, state, example);
  descend(
    data,
    state,
    examples.filter((example) => !isHeldOut(example)),
    RETRAINING_EPOCHS,
  );
  return { classes, weights: state.weights, bias: state.bias };
}

/** Takes steps on all these examples, in a new random order each epoch. */
function descend(data: LabelledVectors, state: State, examples: Int32Array, epochs: number): void {
  const random = seededRandom(SEED);
  const step = createStep(data, state);
  const isSkipped = new Uint8Array(data.vectors.length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(examples, random);
    for (const example of examples) {
      // What did not change in one epoch rarely changes in the next: it skips every other epoch.
      isSkipped[example] = isSkipped[example] === 1 ? 0 : Number(step(example) <= FEW_STEPS);
    }
  }
}

/** Subtracts the contribution of an example from weights and bias. */
function removeContribution(data: LabelledVectors, state: State, example: number): void {
  const { classes, labels } = data;
  const steps = new Float64Array(classes);
  const changedClasses = new Int32Array(classes);
  let changed = 0;
  for (let k = 0; k < classes; k++) {
    const dual = state.duals[example * classes + k]!;
    if (dual === 0) continue;
    steps[changed] = labels[example] === k ? -dual : dual;
    changedClasses[changed++] = k;
  }
  applySteps(data.vectors[example]!, state, steps, changedClasses, changed);
}

interface State {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly duals: Float32Array;
  readonly squaredNorms: Float64Array;
}

/** Returns a function that takes one step on one example and returns how many duals changed. */
function createStep(data: LabelledVectors, state: State): (example: number) => number {
  const { classes } = data;
  const classifier = { classes, weights: state.weights, bias: state.bias };
  const margins = new Float64Array(classes);
  const steps = new Float64Array(classes);
  const changedClasses = new Int32Array(classes);

  return (example) => {
    const vector = data.vectors[example]!;
    addMargins(classifier, vector, margins);
    let changed = 0;
    for (let k = 0; k < classes; k++) {
      const sign = data.labels[example] === k ? 1 : -1;
      const diagonal = 1 / (2 * (sign === 1 ? COST * POSITIVE_COST : COST));
      const at = example * classes + k;
      const dual = state.duals[at]!;
      const gradient = sign * margins[k]! - 1 + diagonal * dual;
      if (dual === 0 && gradient >= 0) continue;

      const next = Math.max(dual - gradient / (state.squaredNorms[example]! + diagonal), 0);
      const step = next - dual;
      if (Math.abs(step) < MIN_STEP) continue;
      state.duals[at] = next;
      steps[changed] = step * sign;
      changedClasses[changed++] = k;
    }
    applySteps(vector, state, steps, changedClasses, changed);
    return changed;
  };
}

function applySteps(
  vector: SparseVector,
  { weights, bias }: State,
  steps: Float64Array,
  changedClasses: Int32Array,
  changed: number,
): void {
  for (let m = 0; m < changed; m++) bias[changedClasses[m]!]! += steps[m]!;
  for (let i = 0; i < vector.columns.length; i++) {
    const row = vector.columns[i]! * bias.length;
    const value = vector.values[i]!;
    for (let m = 0; m < changed; m++) weights[row + changedClasses[m]!]! += steps[m]! * value;
  }
}

/** The bias counts as one more column whose value is always 1. */
function squaredNorm(vector: SparseVector): number {
  let sum = 1;
  for (const value of vector.values) sum += value * value;
  return sum;
}
