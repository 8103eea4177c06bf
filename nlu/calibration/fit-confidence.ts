import { fitLogistic, type Observation, probability } from './logistic-regression.ts';

/** A held-out answer, with the in-scope probability of its utterance. */
export interface HeldOutAnswer extends Observation {
  readonly inScope: number;
}

/** More rounds do not change the second digit of any weight. */
const ROUNDS = 8;

/**
 * Fits the weights in: P(answer is right) = P(utterance is in scope) × logistic(weights · evidence).
 * By expectation maximisation: a wrong answer is weighted by the probability that the evidence was
 * wrong, rather than the utterance out of scope.
 */
export function fitConfidence(
  answers: readonly HeldOutAnswer[],
  prior: Float64Array,
  strength: number,
): Float64Array {
  let weights = fitLogistic(answers, prior, strength);
  for (let round = 0; round < ROUNDS; round++) {
    const weighted = answers.map((answer) => ({
      ...answer,
      weight: expectedWeight(answer, weights),
    }));
    weights = fitLogistic(weighted, prior, strength, { start: weights, steps: 1 });
  }
  return weights;
}

function expectedWeight(answer: HeldOutAnswer, weights: Float64Array): number {
  if (answer.isRight) return answer.weight;
  const right = probability(weights, answer.evidence);
  return (answer.weight * answer.inScope * (1 - right)) / (1 - answer.inScope * right);
}
