import { calibrate } from '../calibration/cross-validation.ts';
import { trainSvm } from '../classifier/train-svm.ts';
import { openVectoriser } from '../features/vectoriser.ts';
import { fitVocabulary } from '../features/vocabulary.ts';
import type { TrainedModel } from '../model/trained-model.ts';
import { type ExampleKind, hashTrainingSet, NO_INTENT, type TrainingSet } from './training-set.ts';

/** Up to this many intents, a bot hears as much that is not for it as there is training data. */
const FEW_INTENTS = 8;

/** How much examples of a kind tell of confidence: the more intents, the less is out of scope. */
const TELLING: Record<ExampleKind, (intents: number) => number> = {
  sample: () => 1,
  name: () => 0,
  background: (intents) => Math.min(1, FEW_INTENTS / intents),
  strange: (intents) => Math.min(1, FEW_INTENTS / intents),
};

/** Learns a model from a training set: the same set always gives the same bytes. */
export function fitModel(set: TrainingSet): TrainedModel {
  const own = set.examples.filter(({ intent }) => intent !== NO_INTENT);
  const vocabulary = fitVocabulary(own);
  const { vectorise } = openVectoriser(vocabulary);
  const data = {
    vectors: set.examples.map(vectorise),
    labels: Int32Array.from(set.examples, (example) => example.intent),
    groups: Int32Array.from(set.examples, (example) => example.source),
    telling: Float64Array.from(set.examples, ({ kind }) => TELLING[kind](set.intents.length)),
    classes: set.intents.length,
    columns: vocabulary.terms.length,
  };
  const counts = countWords(own);
  return {
    trainedOn: hashTrainingSet(set),
    locale: set.locale,
    intents: set.intents,
    vocabulary,
    classifier: trainSvm(data),
    calibration: calibrate(data),
    words: [...counts.keys()],
    wordCounts: Float64Array.from(counts.values()),
  };
}

function countWords(examples: TrainingSet['examples']): Map<string, number> {
  const counts = new Map<string, number>();
  const words = examples.flatMap((example) => example.words);
  for (const word of words.sort()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
