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
}

const WITHOUT_ENCODER: Learned = {
  models: modelWithoutEncoder,
  thresholds: thresholdsWithoutEncoder,
};
const WITH_ENCODER: Learned = { models: modelWithEncoder, thresholds: thresholdsWithEncoder };

/** Returns the models and the thresholds for a passage with these features. */
export function learnedFor({ encoder }: Features): Learned {
  return encoder === undefined ? WITHOUT_ENCODER : WITH_ENCODER;
}
