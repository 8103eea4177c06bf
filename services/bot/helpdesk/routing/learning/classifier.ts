/** A message as numbers: its terms, each once, and how much each says of it. Of length 1. */
export interface Weighted {
  readonly terms: Int32Array;
  readonly values: Float64Array;
}

/** What sets messages of a kind apart from others: a weight for each term. */
export interface Classifier {
  readonly weights: Float64Array;
  readonly bias: number;
}

const EPOCHS = 20;
const RATE = 0.5;
/** How strongly large weights are avoided. */
const DECAY = 1e-4;
/** A prime: steps of it visit every message in an order of no meaning. */
const STEP = 7_919;

/**
 * Learns to tell messages of a kind from the others: logistic regression by AdaGrad, in which both kinds count the same
 * however many there are. The result depends on the messages and their order alone.
 */
export function learn(
  messages: readonly Weighted[],
  isOfKind: readonly boolean[],
  termCount: number,
): Classifier {
  const count = messages.length;
  const ofKind = isOfKind.filter(Boolean).length;
  const share = {
    yes: count / 2 / Math.max(1, ofKind),
    no: count / 2 / Math.max(1, count - ofKind),
  };
  const state = new LearningState(termCount);
  for (let step = 0; step < EPOCHS * count; step++) {
    const at = (step * STEP) % count;
    const message = messages[at];
    if (message) state.correct(message, isOfKind[at] ? 1 : 0, isOfKind[at] ? share.yes : share.no);
  }
  return state;
}

/** Positive for the kind, negative for the others: the logarithm of the odds. */
export function score({ weights, bias }: Classifier, { terms, values }: Weighted): number {
  let sum = bias;
  for (let i = 0; i < terms.length; i++) sum += weights[terms[i]!]! * values[i]!;
  return sum;
}

/** Plain loops over arrays: it is run a hundred thousand times before the first message is routed. */
class LearningState implements Classifier {
  readonly weights: Float64Array;
  bias = 0;
  readonly #squares: Float64Array;
  #biasSquares = 1e-6;

  constructor(termCount: number) {
    this.weights = new Float64Array(termCount);
    this.#squares = new Float64Array(termCount).fill(1e-6);
  }

  /** Moves the weights towards the right answer, each the less the more it was moved before. */
  correct(message: Weighted, answer: 0 | 1, share: number): void {
    const { terms, values } = message;
    const error = (1 / (1 + Math.exp(-score(this, message))) - answer) * share;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!;
      const gradient = error * values[i]! + DECAY * this.weights[term]!;
      this.#squares[term]! += gradient * gradient;
      this.weights[term]! -= (RATE * gradient) / Math.sqrt(this.#squares[term]!);
    }
    this.#biasSquares += error * error;
    this.bias -= (RATE * error) / Math.sqrt(this.#biasSquares);
  }
}
