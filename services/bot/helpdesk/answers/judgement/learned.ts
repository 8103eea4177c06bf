import modelWithoutEncoder from './answer-model.json' with { type: 'json' };
import type { AnswerModels } from './answer-model.ts';
import modelWithEncoder from './answer-model-with-encoder.json' with { type: 'json' };
import type { Features } from './features.ts';
import thresholdsWithoutEncoder from './thresholds.json' with { type: 'json' };
import thresholdsWithEncoder from './thresholds-with-encoder.json' with { type: 'json' };

export interface Thresholds {
  /** From this probability on that the best passage answers, it is quoted as the answer. */
  readonly answer: number;
  /** From this one on that a passage answers at all, the best ones are offered. */
  readonly offer: number;
}

/** What was learned for questions that are compared in the same way. */
interface Learned {
  readonly models: AnswerModels;
  readonly thresholds: Thresholds;
  /**
   * An answer contains at least this share of what was asked about, by weight. The model was learned from questions that have
   * an answer somewhere, so it would trust half of one.
   */
  readonly minCovered: number;
}

const WITHOUT_ENCODER: Learned = {
  models: modelWithoutEncoder,
  thresholds: thresholdsWithoutEncoder,
  // Of two equally rare things both, of three two.
  minCovered: 0.55,
};
const WITH_ENCODER: Learned = {
  models: modelWithEncoder,
  thresholds: thresholdsWithEncoder,
  // It knows other words for the same.
  minCovered: 0.3,
};

/** Returns the models and the thresholds for a passage with these features. */
export function learnedFor({ encoder }: Features): Learned {
  return encoder === undefined ? WITHOUT_ENCODER : WITH_ENCODER;
}

/** Returns how likely an answer has to be, 0 to 1, for a bot with a sentence encoder or without one. */
export function neededForAnswer(hasEncoder: boolean): number {
  return (hasEncoder ? WITH_ENCODER : WITHOUT_ENCODER).thresholds.answer;
}
