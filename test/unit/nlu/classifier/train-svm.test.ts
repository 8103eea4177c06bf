import { describe, expect, it } from 'vitest';
import { addMargins, margins } from '../../../../nlu/classifier/linear-classifier.ts';
import { retrainWithout, trainSvm } from '../../../../nlu/classifier/train-svm.ts';
import { NO_INTENT } from '../../../../nlu/training/training-set.ts';

function unit(column: number) {
  return { columns: Int32Array.of(column), values: Float32Array.of(1) };
}

describe('the support vector machines', () => {
  const data = {
    vectors: [unit(0), unit(1), unit(2), unit(3)],
    labels: Int32Array.of(0, 1, 1, NO_INTENT),
    classes: 2,
    columns: 4,
  };
  const classifier = trainSvm(data);

  it('put each example on the side of its class', () => {
    expect(margins(classifier, unit(0))[0]).toBeGreaterThan(0);
    expect(margins(classifier, unit(0))[1]).toBeLessThan(0);
    expect(margins(classifier, unit(2))[1]).toBeGreaterThan(0);
  });

  it('let no class have an example that is of none', () => {
    expect(Math.max(...margins(classifier, unit(3)))).toBeLessThan(0);
  });

  it('forget an example when they train on without it', () => {
    const retrained = retrainWithout(data, classifier, (example) => example === 0);

    expect(margins(retrained, unit(0))[0]).toBeLessThan(0);
    expect(margins(retrained, unit(2))[1]).toBeGreaterThan(0);
  });
});

describe('margins', () => {
  it('are the bias and the weights of all columns times their values', () => {
    const columns = Int32Array.of(0, 1, 2, 3, 4);
    const weights = Float32Array.from({ length: 10 }, (_, i) => i);
    const bias = Float32Array.of(0.5, -0.5);
    const result = new Float64Array(2);

    addMargins(
      { classes: 2, weights, bias },
      { columns, values: Float32Array.of(1, 2, 3, 4, 5) },
      result,
    );

    expect([...result]).toStrictEqual([80.5, 94.5]);
  });
});
