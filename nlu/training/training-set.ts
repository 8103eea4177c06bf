import { createHash } from 'node:crypto';
import { wordVectorsOf } from '../embeddings/word-vectors.ts';
import type { InScopeModel } from '../in-scope/in-scope-model.ts';
import type { AnnotatedUtterance } from '../text/annotated-utterance.ts';

/** The intent of out-of-scope examples. */
export const NO_INTENT = -1;

/**
 * - `sample`: a sample utterance
 * - `variant`: a sample utterance with other values in its slots
 * - `name`: the name or description of an intent, which users do not say
 * - `background`: everyday talk, out of scope for any bot
 * - `synthetic`: an out-of-scope utterance made from a sample utterance
 */
export type ExampleKind = 'sample' | 'variant' | 'name' | 'background' | 'synthetic';

export interface TrainingExample extends AnnotatedUtterance {
  /** Index into the intents, or NO_INTENT. */
  readonly intent: number;
  readonly kind: ExampleKind;
  /** Examples made from the same sample utterance; they are held out together. */
  readonly source: number;
  /** The probability, by its words, that it is in scope; estimated without its own source. */
  readonly inScope: number;
}

/** The complete input of training, as plain data: it can be hashed, and sent to a thread. */
export interface TrainingSet {
  readonly locale: string;
  /** Names of the intents that have utterances, sorted. */
  readonly intents: readonly string[];
  /** Sorted, so that the order of the bot's files does not matter; those of one source are adjacent. */
  readonly examples: readonly TrainingExample[];
  readonly inScopeModel: InScopeModel;
}

/** Increment it when the same training set yields another model than before. */
const TRAINING_REVISION = 16;

/** Returns the SHA-256, in hexadecimal, of a training set, the method and the word vectors. */
export function hashTrainingSet(
  set: TrainingSet,
  vectors = wordVectorsOf(set.locale)?.version,
): string {
  return createHash('sha256')
    .update(JSON.stringify([TRAINING_REVISION, vectors, set]))
    .digest('hex');
}
