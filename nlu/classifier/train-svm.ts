import type { SparseVector } from '../features/vector-buffer.ts';
import { seededRandom, shuffle } from '../random.ts';
import { addMargins, type LinearClassifier } from './linear-classifier.ts';

/** Vectors with the class of each, in an order that is part of the result. */
export interface LabelledVectors {
  readonly vectors: readonly SparseVector[];
  readonly labels: Int32Array;
  readonly classes: number;
  /** Columns of the vocabulary. */
  readonly columns: number;
}

const COST = 1;
/** A class has far fewer examples than all the others together. */
const POSITIVE_COST = 10;
/** More change the fourth digit of accuracies on validation sets. */
const MOST_EPOCHS = 12;
/** Calibration on validation sets is the same with more. */
const EPOCHS_TO_RETRAIN = 2;
/** Smaller moves of a dual variable are not made: they cost time and change nothing. */
const LEAST_MOVE = 0.01;
/** An example that moves no more dual variables than this can wait. */
const FEW_MOVES = 2;
const SEED = 20_170_613;

/** A classifier with what training can start from when some of the examples are left out. */
export interface TrainedSvm extends LinearClassifier {
  /** `duals[example * classes + class]`: what each example contributes to each class. */
  readonly duals: Float32Array;
  /** Squared length of each example. */
  readonly lengths: Float64Array;
}

/**
 * Trains one L2-loss support vector machine a class, each against all others, by dual coordinate
 * descent (Hsieh et al., ICML 2008, algorithm 1). All classes take their step on an example
 * together, because their weights of a column lie side by side.
 */
export function trainSvm(data: LabelledVectors): TrainedSvm {
  const { vectors, classes } = data;
  const state: State = {
    weights: new Float32Array(data.columns * classes),
    bias: new Float32Array(classes),
    duals: new Float32Array(vectors.length * classes),
    lengths: Float64Array.from(vectors, squaredLength),
  };
  descend(data, state, Int32Array.from(vectors.keys()), MOST_EPOCHS);
  return { classes, ...state };
}

/**
 * Trains on without some of the examples: what they contributed is taken away, and two epochs
 * come as near as a start from nothing does in twelve.
 */
export function retrainWithout(
  data: LabelledVectors,
  trained: TrainedSvm,
  isLeftOut: (example: number) => boolean,
): LinearClassifier {
  const { classes } = data;
  const state: State = {
    weights: trained.weights.slice(),
    bias: trained.bias.slice(),
    duals: trained.duals.slice(),
    lengths: trained.lengths,
  };
  const examples = Int32Array.from(data.vectors.keys());
  for (const example of examples.filter(isLeftOut)) takeAway(data, state, example);
  descend(
    data,
    state,
    examples.filter((example) => !isLeftOut(example)),
    EPOCHS_TO_RETRAIN,
  );
  return { classes, weights: state.weights, bias: state.bias };
}

/** Takes steps on all these examples, in another order each epoch. */
function descend(data: LabelledVectors, state: State, examples: Int32Array, epochs: number): void {
  const random = seededRandom(SEED);
  const step = createStep(data, state);
  const isAtRest = new Uint8Array(data.vectors.length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(examples, random);
    for (const example of examples) {
      // What did not move in one epoch rarely moves in the next: it is looked at in every second.
      isAtRest[example] = isAtRest[example] === 1 ? 0 : Number(step(example) <= FEW_MOVES);
    }
  }
}

/** Takes what an example contributes out of weights and bias. */
function takeAway(data: LabelledVectors, state: State, example: number): void {
  const { classes, labels } = data;
  const moves = new Float64Array(classes);
  const movedClasses = new Int32Array(classes);
  let moved = 0;
  for (let k = 0; k < classes; k++) {
    const dual = state.duals[example * classes + k]!;
    if (dual === 0) continue;
    moves[moved] = labels[example] === k ? -dual : dual;
    movedClasses[moved++] = k;
  }
  applyMoves(data.vectors[example]!, state, moves, movedClasses, moved);
}

interface State {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly duals: Float32Array;
  readonly lengths: Float64Array;
}

/** Returns a function that takes one step on one example and says how many duals moved. */
function createStep(data: LabelledVectors, state: State): (example: number) => number {
  const { classes } = data;
  const classifier = { classes, weights: state.weights, bias: state.bias };
  const margins = new Float64Array(classes);
  const moves = new Float64Array(classes);
  const movedClasses = new Int32Array(classes);

  return (example) => {
    const vector = data.vectors[example]!;
    addMargins(classifier, vector, margins);
    let moved = 0;
    for (let k = 0; k < classes; k++) {
      const sign = data.labels[example] === k ? 1 : -1;
      const diagonal = 1 / (2 * (sign === 1 ? COST * POSITIVE_COST : COST));
      const at = example * classes + k;
      const dual = state.duals[at]!;
      const gradient = sign * margins[k]! - 1 + diagonal * dual;
      if (dual === 0 && gradient >= 0) continue;

      const next = Math.max(dual - gradient / (state.lengths[example]! + diagonal), 0);
      const move = next - dual;
      if (Math.abs(move) < LEAST_MOVE) continue;
      state.duals[at] = next;
      moves[moved] = move * sign;
      movedClasses[moved++] = k;
    }
    applyMoves(vector, state, moves, movedClasses, moved);
    return moved;
  };
}

function applyMoves(
  vector: SparseVector,
  { weights, bias }: State,
  moves: Float64Array,
  movedClasses: Int32Array,
  moved: number,
): void {
  for (let m = 0; m < moved; m++) bias[movedClasses[m]!]! += moves[m]!;
  for (let i = 0; i < vector.columns.length; i++) {
    const row = vector.columns[i]! * bias.length;
    const value = vector.values[i]!;
    for (let m = 0; m < moved; m++) weights[row + movedClasses[m]!]! += moves[m]! * value;
  }
}

/** With the bias as one more column whose value is always 1. */
function squaredLength(vector: SparseVector): number {
  let sum = 1;
  for (const value of vector.values) sum += value * value;
  return sum;
}
