import { describe, expect, it } from 'vitest';
import { addTypo } from '../../../../bench/nlu/add-typo.ts';
import {
  type Answer,
  accuracy,
  bestThreshold,
  calibrationError,
  operatingPoint,
} from '../../../../bench/nlu/scores.ts';
import { seededRandom } from '../../../../nlu/random.ts';
import { editDistance } from '../../../../nlu/text/edit-distance.ts';

function answer(intent: string, confidence: number, expected = 'right'): Answer {
  return { expected, intent, confidence };
}

const inScope = [answer('right', 0.9), answer('right', 0.6), answer('wrong', 0.3)];
const outOfScope = [answer('wrong', 0.5, 'oos'), answer('wrong', 0.2, 'oos')];

describe('scores', () => {
  it('count the best intent whatever its confidence', () => {
    expect(accuracy(inScope)).toBeCloseTo(2 / 3);
  });

  it('choose the threshold at which most answers are right', () => {
    const threshold = bestThreshold(inScope, outOfScope);

    expect(operatingPoint(inScope, outOfScope, threshold)).toStrictEqual({
      threshold: 0.6,
      inScope: 2 / 3,
      oosRecall: 1,
    });
  });

  it('choose the middle one of equally good thresholds', () => {
    const answers = [answer('right', 0.2), answer('right', 0.8), answer('right', 0.5)];
    const strange = [0.1, 0.3, 0.6].map((confidence) => answer('wrong', confidence, 'oos'));

    expect(bestThreshold(answers, strange)).toBe(0.5);
  });

  it('measure how far confidence is from accuracy', () => {
    expect(calibrationError([answer('right', 0.9), answer('wrong', 0.9)])).toBeCloseTo(0.4);
    expect(calibrationError([answer('right', 1), answer('wrong', 0)])).toBe(0);
  });
});

describe('a typo', () => {
  it('is one edit in one word of four letters or more', () => {
    const random = seededRandom(1);
    for (let round = 0; round < 200; round++) {
      const misspelt = addTypo('to my password', random);

      expect(misspelt.startsWith('to my ')).toBe(true);
      expect(editDistance(misspelt, 'to my password', 2)).toBeLessThanOrEqual(1);
    }
  });

  it('spares texts of short words', () => {
    expect(addTypo('to my cat', seededRandom(1))).toBe('to my cat');
  });
});
