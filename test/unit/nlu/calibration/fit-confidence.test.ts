import { describe, expect, it } from 'vitest';
import { fitConfidence } from '../../../../nlu/calibration/fit-confidence.ts';
import { probability } from '../../../../nlu/calibration/logistic-regression.ts';

const prior = Float64Array.of(0);
const evidence = Float64Array.of(1);

function answers(right: number, wrong: number, inScope: number) {
  return Array.from({ length: right + wrong }, (_, i) => ({
    evidence,
    inScope,
    isRight: i < right,
    weight: 1,
  }));
}

function confidenceOf(weights: Float64Array, inScope: number): number {
  return inScope * probability(weights, evidence);
}

describe('confidence', () => {
  it('is the share of right answers if every utterance is in scope', () => {
    const weights = fitConfidence(answers(80, 20, 1), prior, 0.01);

    expect(confidenceOf(weights, 1)).toBeCloseTo(0.8, 2);
  });

  it('is the share of right answers if the words cast doubt on all of them', () => {
    const weights = fitConfidence(answers(600, 400, 0.8), prior, 0.01);

    expect(confidenceOf(weights, 0.8)).toBeCloseTo(0.6, 2);
  });

  it('blames wrong answers on words that are not for the bot', () => {
    const doubtful = fitConfidence([...answers(80, 0, 1), ...answers(0, 40, 0.05)], prior, 0.01);
    const certain = fitConfidence([...answers(80, 0, 1), ...answers(0, 40, 1)], prior, 0.01);

    expect(confidenceOf(doubtful, 1)).toBeGreaterThan(0.95);
    expect(confidenceOf(certain, 1)).toBeCloseTo(2 / 3, 1);
  });
});
