import { calibrate } from '../calibration/cross-validation.ts';
import { trainSvm } from '../classifier/train-svm.ts';
import { embedderFor } from '../embeddings/utterance-embedder.ts';
import { learnVocabulary } from '../features/vocabulary.ts';
import type { TrainedModel } from '../model/trained-model.ts';
import { confidenceWeights } from './confidence-weights.ts';
import { hashTrainingSet, NO_INTENT, type TrainingSet } from './training-set.ts';

/** Fits a model to a training set. Deterministic: the same set yields the same bytes. */
export function fitModel(set: TrainingSet): TrainedModel {
  const own = set.examples.filter(({ intent }) => intent !== NO_INTENT);
  const embedder = embedderFor(set.locale);
  const { vocabulary, vectoriser } = learnVocabulary(
    own.map((utterance) => ({ utterance, source: utterance.source })),
    embedder,
  );
  const data = {
    vectors: set.examples.map((example) => vectoriser.vectorise(example)),
    labels: Int32Array.from(set.examples, (example) => example.intent),
    groups: Int32Array.from(set.examples, (example) => example.source),
    confidenceWeights: confidenceWeights(set),
    inScope: Float64Array.from(set.examples, (example) => example.inScope),
    classes: set.intents.length,
    columns: vocabulary.terms.length + (embedder?.dimensions ?? 0),
  };
  const trained = trainSvm(data);
  const { classes, weights, bias } = trained;
  const counts = countWords(own);
  return {
    trainedOn: hashTrainingSet(set),
    locale: set.locale,
    intents: set.intents,
    vocabulary,
    classifier: { classes, weights, bias },
    calibration: calibrate(data, trained),
    inScopeModel: set.inScopeModel,
    words: [...counts.keys()],
    wordCounts: Float64Array.from(counts.values()),
  };
}

/** How often the bot's own utterances use each word; 1 for words that only variants have. */
function countWords(examples: TrainingSet['examples']): Map<string, number> {
  const counts = new Map<string, number>();
  const withoutVariants = examples.filter(({ kind }) => kind !== 'variant');
  for (const word of withoutVariants.flatMap(({ words }) => words)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const all = new Set(examples.flatMap(({ words }) => words));
  return new Map([...all].sort().map((word) => [word, counts.get(word) ?? 1]));
}
