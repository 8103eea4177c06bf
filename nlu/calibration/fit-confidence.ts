import { fitLogistic, type Observation, probability } from './logistic-regression.ts';

/** A held-out answer, and how probable its words made it that the utterance is for the bot. */
export interface HeldOutAnswer extends Observation {
  readonly inScope: number;
}

/** More rounds change the second digit of no weight. */
const ROUNDS = 8;

/**
 * Learns the weights of the evidence in: probability that an answer is right = probability that
 * the utterance is for the bot × logistic function of the evidence. By expectation maximisation:
 * a wrong answer counts for as much as it is probable that the evidence was at fault, not the words.
 */
export function fitConfidence(
  answers: readonly HeldOutAnswer[],
  prior: Float64Array,
  strength: number,
): Float64Array {
  let weights = fitLogistic(answers, prior, strength);
  for (let round = 0; round < ROUNDS; round++) {
    const shared = answers.map((answer) => ({ ...answer, weight: sharedWeight(answer, weights) }));
    weights = fitLogistic(shared, prior, strength, { start: weights, steps: 1 });
  }
  return weights;
}

function sharedWeight(answer: HeldOutAnswer, weights: Float64Array): number {
  if (answer.isRight) return answer.weight;
  const right = probability(weights, answer.evidence);
  return (answer.weight * answer.inScope * (1 - right)) / (1 - answer.inScope * right);
}
