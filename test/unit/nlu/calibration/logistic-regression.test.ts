import { describe, expect, it } from 'vitest';
import { fitLogistic, probability } from '../../../../nlu/calibration/logistic-regression.ts';

const prior = Float64Array.of(0.3, 1);

describe('logistic regression', () => {
  it('is its prior without observations', () => {
    expect(fitLogistic([], prior, 2)).toStrictEqual(prior);
  });

  it('returns the observed share of right answers', () => {
    const observations = Array.from({ length: 1_000 }, (_, i) => ({
      evidence: Float64Array.of(1, i % 2),
      isRight: i % 2 === 0 ? i % 10 === 0 : i % 10 !== 1,
      weight: 1,
    }));
    const weights = fitLogistic(observations, prior, 0.01);

    expect(probability(weights, Float64Array.of(1, 0))).toBeCloseTo(0.2, 2);
    expect(probability(weights, Float64Array.of(1, 1))).toBeCloseTo(0.8, 2);
  });
});
