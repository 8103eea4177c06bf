import type { ModelSpec } from './interpreter.ts';
import type { TrainedModel } from './model/trained-model.ts';
import { fitModel } from './training/fit-model.ts';
import { prepareTraining } from './training/prepare.ts';

/**
 * Trains a model for a bot, on this thread. The result does not depend on the order of intents or
 * utterances. Throws an Error if an utterance names an unknown slot.
 */
export function train(spec: ModelSpec): TrainedModel {
  return fitModel(prepareTraining(spec));
}
