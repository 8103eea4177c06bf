import { describe, expect, it } from 'vitest';
import { descending } from '../../../../nlu/interpretation/order.ts';
import { seededRandom } from '../../../../nlu/random.ts';

describe('the order of numbers', () => {
  it('is from the largest to the smallest, of equals the first first', () => {
    expect([...descending(Float64Array.of(1, 3, 2, 3, 1))]).toStrictEqual([1, 3, 2, 0, 4]);
  });

  it.each([0, 1, 2, 7, 64, 151])('is right for %i numbers', (size) => {
    const random = seededRandom(size);
    const numbers = Float64Array.from({ length: size }, () => Math.floor(random() * 20));

    const sorted = [...numbers.keys()].sort((a, b) => numbers[b]! - numbers[a]! || a - b);
    expect([...descending(numbers)]).toStrictEqual(sorted);
  });
});
