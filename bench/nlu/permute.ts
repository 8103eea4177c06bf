import { seededRandom, shuffle } from '../../nlu/random.ts';
import type { DataSet } from './data-set.ts';

/** Returns the set with shuffled test labels: a model that beats chance on it has seen the test part. */
export function permuteTestLabels(set: DataSet): DataSet {
  const order = Int32Array.from(set.test.keys());
  shuffle(order, seededRandom(1));
  const test = set.test.map(({ text }, row) => ({
    text,
    label: set.test[order[row] ?? row]?.label ?? '',
  }));
  return { ...set, test };
}
