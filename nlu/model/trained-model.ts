import type { LinearClassifier } from '../classifier/linear-classifier.ts';
import type { Vocabulary } from '../features/vocabulary.ts';
import type { InScopeModel } from '../in-scope/in-scope-model.ts';

/** What training makes: plain data, to be stored or sent to another thread. */
export interface TrainedModel {
  /** Hash of the training set that it was made of. */
  readonly trainedOn: string;
  readonly locale: string;
  /** Class number → intent name. */
  readonly intents: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly classifier: LinearClassifier;
  /** Weights of the evidence for the best intent. */
  readonly calibration: Float64Array;
  /** What known and unknown words tell of whether an utterance is for the bot. */
  readonly inScopeModel: InScopeModel;
  /** The words of the training set, sorted, with how often each occurs. */
  readonly words: readonly string[];
  readonly wordCounts: Float64Array;
}
