import { expectedOutOfScope } from './expected-out-of-scope.ts';
import { NO_INTENT, type TrainingSet } from './training-set.ts';

/** In bots of few intents, out-of-scope examples weigh this many times as much as the samples. */
const MAX_OUT_OF_SCOPE = 4;

/**
 * Returns the weight of each example when fitting confidence: 1 for samples, 0 for variants and
 * names; out-of-scope examples share a weight that depends on the number of intents.
 */
export function confidenceWeights({
  intents,
  examples,
}: Pick<TrainingSet, 'intents' | 'examples'>): Float64Array {
  const samples = examples.filter(({ kind }) => kind === 'sample').length;
  const outOfScope = examples.filter(({ intent }) => intent === NO_INTENT).length;
  const share = MAX_OUT_OF_SCOPE * expectedOutOfScope(intents.length);
  const weight = (share * samples) / Math.max(outOfScope, 1);
  const weights = {
    sample: 1,
    variant: 0,
    name: 0,
    background: weight,
    synthetic: weight,
  } as const;
  return Float64Array.from(examples, ({ kind }) => weights[kind]);
}
