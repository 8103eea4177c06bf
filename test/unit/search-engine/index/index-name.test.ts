import { describe, expect, it } from 'vitest';
import { fitsPattern } from '../../../../search-engine/index/index-name.ts';

describe('fitsPattern', () => {
  it.each([
    { name: 'passages', pattern: 'passages', fits: true },
    { name: 'passages', pattern: '_all', fits: true },
    { name: 'passages', pattern: '*', fits: true },
    { name: 'passages', pattern: 'pass*', fits: true },
    { name: 'passages', pattern: '*ages', fits: true },
    { name: 'passages', pattern: 'p*ss*s', fits: true },
    { name: 'passages', pattern: 'p*z*s', fits: false },
    { name: 'passages', pattern: 'pass', fits: false },
    { name: 'aba', pattern: 'ab*ba', fits: false },
  ])('says $fits of $name and $pattern', ({ name, pattern, fits }) => {
    expect(fitsPattern(name, pattern)).toBe(fits);
  });
});
