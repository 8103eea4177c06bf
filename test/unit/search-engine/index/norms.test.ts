import { describe, expect, it } from 'vitest';
import { decodeLength, encodeLength } from '../../../../search-engine/index/norms.ts';

describe('field lengths in one byte', () => {
  it('keeps lengths up to 40 exactly', () => {
    for (let length = 0; length <= 40; length += 1)
      expect(decodeLength(encodeLength(length))).toBe(length);
  });

  // From Lucene's SmallFloat.byte4ToInt(intToByte4(n)).
  it.each([
    [41, 40],
    [100, 96],
    [1000, 984],
    [100_000, 98_328],
  ])('rounds a length of %i down to %i', (length, kept) => {
    expect(decodeLength(encodeLength(length))).toBe(kept);
  });

  it('never decreases, and fits a byte', () => {
    let last = 0;
    for (let length = 0; length < 100_000; length += 7) {
      expect(encodeLength(length)).toBeGreaterThanOrEqual(last);
      last = encodeLength(length);
    }
    expect(encodeLength(2 ** 31 - 1)).toBe(255);
  });
});
