import type { LinearClassifier } from '../classifier/linear-classifier.ts';
import type { Vocabulary } from '../features/vocabulary.ts';
import type { InScopeModel } from '../in-scope/in-scope-model.ts';

/** A trained model as plain data: it can be stored, and sent to another thread. */
export interface TrainedModel {
  /** Hash of its training set. */
  readonly trainedOn: string;
  readonly locale: string;
  /** Class number → intent name. */
  readonly intents: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly classifier: LinearClassifier;
  /** Weights of the calibration's evidence (`calibration/evidence.ts`). */
  readonly calibration: Float64Array;
  readonly inScopeModel: InScopeModel;
  /** The words of the training set, sorted; `wordCounts` has how often each occurs. */
  readonly words: readonly string[];
  readonly wordCounts: Float64Array;
}
