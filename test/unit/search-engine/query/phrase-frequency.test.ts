import { describe, expect, it } from 'vitest';
import {
  exactFrequency,
  sloppyFrequency,
} from '../../../../search-engine/query/phrase-frequency.ts';

const parts = (...positions: number[][]) =>
  positions.map((list, offset) => ({ offset, positions: list }));

describe('exactFrequency', () => {
  it('counts the places where the parts stand side by side', () => {
    expect(exactFrequency(parts([0, 5, 9], [1, 6]))).toBe(2);
    expect(exactFrequency(parts([1], [0]))).toBe(0);
  });
});

describe('sloppyFrequency', () => {
  it.each([
    { name: 'a phrase as it is', found: parts([3], [4]), slop: 2, frequency: 1 },
    { name: 'one word between', found: parts([3], [5]), slop: 2, frequency: 1 / 2 },
    { name: 'two words swapped', found: parts([4], [3]), slop: 2, frequency: 1 / 3 },
    { name: 'too far apart', found: parts([3], [9]), slop: 2, frequency: 0 },
    { name: 'two places', found: parts([0, 10], [1, 12]), slop: 2, frequency: 1.5 },
    {
      name: 'one word asked for twice but there once',
      found: parts([3], [3]),
      slop: 5,
      frequency: 0,
    },
  ])('weighs $name', ({ found, slop, frequency }) => {
    expect(sloppyFrequency(found, slop)).toBeCloseTo(frequency, 10);
  });
});
