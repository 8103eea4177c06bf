import { expectedShare } from './expected-share.ts';
import { NO_INTENT, type TrainingSet } from './training-set.ts';

/** What is out of scope counts as much as so many times the samples, where intents are few. */
const MOST_OUT_OF_SCOPE = 4;

/** How much each example tells of confidence: out-of-scope ones together a share of the samples. */
export function confidenceWeights({
  intents,
  examples,
}: Pick<TrainingSet, 'intents' | 'examples'>): Float64Array {
  const samples = examples.filter(({ kind }) => kind === 'sample').length;
  const outOfScope = examples.filter(({ intent }) => intent === NO_INTENT).length;
  const share = MOST_OUT_OF_SCOPE * expectedShare(intents.length);
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
