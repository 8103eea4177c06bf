import { calibrate } from '../calibration/cross-validation.ts';
import { trainSvm } from '../classifier/train-svm.ts';
import { learnVocabulary } from '../features/vocabulary.ts';
import { meaningIn } from '../meaning/meaning.ts';
import type { TrainedModel } from '../model/trained-model.ts';
import { expectedShare } from './expected-share.ts';
import { hashTrainingSet, NO_INTENT, type TrainingSet } from './training-set.ts';

/** What is out of scope counts as much as so many times the samples, where intents are few. */
const MOST_OUT_OF_SCOPE = 4;

/** How much each example tells of confidence: out-of-scope ones together a share of the samples. */
function telling({ intents, examples }: TrainingSet): Float64Array {
  const samples = examples.filter(({ kind }) => kind === 'sample').length;
  const outOfScope = examples.filter(({ intent }) => intent === NO_INTENT).length;
  const share = MOST_OUT_OF_SCOPE * expectedShare(intents.length);
  const weight = (share * samples) / Math.max(outOfScope, 1);
  const weights = { sample: 1, variant: 0, name: 0, background: weight, strange: weight } as const;
  return Float64Array.from(examples, ({ kind }) => weights[kind]);
}

/** Learns a model from a training set: the same set always gives the same bytes. */
export function fitModel(set: TrainingSet): TrainedModel {
  const own = set.examples.filter(({ intent }) => intent !== NO_INTENT);
  const meaning = meaningIn(set.locale);
  const { vocabulary, vectorise } = learnVocabulary(own, meaning);
  const data = {
    vectors: set.examples.map(vectorise),
    labels: Int32Array.from(set.examples, (example) => example.intent),
    groups: Int32Array.from(set.examples, (example) => example.source),
    telling: telling(set),
    inScope: Float64Array.from(set.examples, (example) => example.inScope),
    classes: set.intents.length,
    columns: vocabulary.terms.length + (meaning?.dimensions ?? 0),
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
    familiarity: set.familiarity,
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
