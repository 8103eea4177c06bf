import { describe, expect, it } from 'vitest';
import { margins } from '../../../../nlu/classifier/linear-classifier.ts';
import { trainSvm } from '../../../../nlu/classifier/train-svm.ts';
import { NO_INTENT } from '../../../../nlu/training/training-set.ts';

function unit(column: number) {
  return { columns: Int32Array.of(column), values: Float32Array.of(1) };
}

describe('the support vector machines', () => {
  const classifier = trainSvm({
    vectors: [unit(0), unit(1), unit(2), unit(3)],
    labels: Int32Array.of(0, 1, 1, NO_INTENT),
    classes: 2,
    columns: 4,
  });

  it('put each example on the side of its class', () => {
    expect(margins(classifier, unit(0))[0]).toBeGreaterThan(0);
    expect(margins(classifier, unit(0))[1]).toBeLessThan(0);
    expect(margins(classifier, unit(2))[1]).toBeGreaterThan(0);
  });

  it('let no class have an example that is of none', () => {
    expect(Math.max(...margins(classifier, unit(3)))).toBeLessThan(0);
  });
});
