/** A row of evidence with its outcome. */
export interface Observation {
  readonly evidence: Float64Array;
  readonly isRight: boolean;
  /** 1 for a whole observation. */
  readonly weight: number;
}

const MAX_STEPS = 25;

/** Returns the logistic function of weights · evidence, 0..1. */
export function probability(weights: Float64Array, evidence: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * evidence[i]!;
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Fits logistic regression by Newton's method, regularised towards `prior` with the weight of
 * `strength` observations: without observations the result is the prior itself. Starts from
 * `start` and takes at most `steps` steps.
 */
export function fitLogistic(
  observations: readonly Observation[],
  prior: Float64Array,
  strength: number,
  { start = prior, steps = MAX_STEPS }: { start?: Float64Array; steps?: number } = {},
): Float64Array {
  const lossOf = (weights: Float64Array) => loss(observations, weights, prior, strength);
  let weights: Float64Array = Float64Array.from(start);
  for (let step = 0; step < steps; step++) {
    const change = newtonStep(observations, weights, prior, strength);
    const next = lineSearch(weights, change, lossOf);
    if (next === undefined) break;
    weights = next;
  }
  return weights;
}

/** Line search by halving; undefined if no step length reduces the loss. */
function lineSearch(
  weights: Float64Array,
  change: Float64Array,
  lossOf: (weights: Float64Array) => number,
): Float64Array | undefined {
  const before = lossOf(weights);
  for (let length = 1; length > 1e-4; length /= 2) {
    const next = weights.map((weight, i) => weight - length * change[i]!);
    if (lossOf(next) < before - 1e-9) return next;
  }
  return undefined;
}

/** The negative log-likelihood plus the regularisation. */
function loss(
  observations: readonly Observation[],
  weights: Float64Array,
  prior: Float64Array,
  strength: number,
): number {
  let sum = 0;
  weights.forEach((weight, i) => {
    sum += (strength / 2) * (weight - prior[i]!) ** 2;
  });
  for (const { evidence, isRight, weight } of observations) {
    const p = probability(weights, evidence);
    sum -= weight * Math.log(Math.max(isRight ? p : 1 - p, Number.MIN_VALUE));
  }
  return sum;
}

function newtonStep(
  observations: readonly Observation[],
  weights: Float64Array,
  prior: Float64Array,
  strength: number,
): Float64Array {
  const size = weights.length;
  const gradient = weights.map((weight, i) => strength * (weight - prior[i]!));
  const hessian = Array.from({ length: size }, (_, i) => {
    const row = new Float64Array(size);
    row[i] = strength;
    return row;
  });
  for (const { evidence, isRight, weight } of observations) {
    const p = probability(weights, evidence);
    const curvature = weight * p * (1 - p);
    for (let i = 0; i < size; i++) {
      gradient[i]! += weight * (p - (isRight ? 1 : 0)) * evidence[i]!;
      for (let j = 0; j < size; j++) hessian[i]![j]! += curvature * evidence[i]! * evidence[j]!;
    }
  }
  return solve(hessian, gradient);
}

/** Solves a small symmetric positive definite system by Gaussian elimination, in place. */
function solve(matrix: Float64Array[], vector: Float64Array): Float64Array {
  const size = vector.length;
  for (let pivot = 0; pivot < size; pivot++) {
    for (let row = pivot + 1; row < size; row++) {
      const factor = matrix[row]![pivot]! / matrix[pivot]![pivot]!;
      for (let i = pivot; i < size; i++) matrix[row]![i]! -= factor * matrix[pivot]![i]!;
      vector[row]! -= factor * vector[pivot]!;
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let i = row + 1; i < size; i++) vector[row]! -= matrix[row]![i]! * vector[i]!;
    vector[row]! /= matrix[row]![row]!;
  }
  return vector;
}
