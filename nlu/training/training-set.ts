import { createHash } from 'node:crypto';
import { wordVectorsOf } from '../embeddings/word-vectors.ts';
import type { InScopeModel } from '../in-scope/in-scope-model.ts';
import type { AnnotatedUtterance } from '../text/annotated-utterance.ts';

/** The intent of examples that no intent of the bot is about. */
export const NO_INTENT = -1;

/**
 * A sample utterance; one with other values in its slots; the name or description of an intent,
 * which nobody says; something that people say to no bot; a sample utterance made strange.
 */
export type ExampleKind = 'sample' | 'variant' | 'name' | 'background' | 'synthetic';

/** One wording to learn from. */
export interface TrainingExample extends AnnotatedUtterance {
  /** Index into the intents, or NO_INTENT. */
  readonly intent: number;
  readonly kind: ExampleKind;
  /** Examples made of the same sample utterance; they are held out together. */
  readonly source: number;
  /** How probable its words make it that it is for the bot, without its own source. */
  readonly inScope: number;
}

/** All that training needs, as plain data: it can be sent to a thread, and be hashed. */
export interface TrainingSet {
  readonly locale: string;
  /** Names, sorted; only intents that have utterances. */
  readonly intents: readonly string[];
  /** Sorted, so that the order of the bot's files doesn't matter; those of one source side by side. */
  readonly examples: readonly TrainingExample[];
  readonly inScopeModel: InScopeModel;
}

/** Raised whenever the same training set would give another model than before. */
const TRAINING_REVISION = 16;

/** The SHA-256 of a training set and of the method, word vectors included, in hexadecimal. */
export function hashTrainingSet(
  set: TrainingSet,
  vectors = wordVectorsOf(set.locale)?.version,
): string {
  return createHash('sha256')
    .update(JSON.stringify([TRAINING_REVISION, vectors, set]))
    .digest('hex');
}
