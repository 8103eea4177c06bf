import { describe, expect, it } from 'vitest';
import { anIndex, scoresOf } from './an-index.ts';

const index = anIndex({ properties: { t: { type: 'text' } } }, [
  { t: 'wifi' },
  { t: 'password' },
  { t: 'ab' },
]);
const found = (query: string, options: object = {}): string[] =>
  Object.keys(scoresOf(index, { match: { t: { query, fuzziness: 'AUTO', ...options } } }));

describe('fuzziness', () => {
  it.each([
    { name: 'a missing letter', asked: 'pasword', ids: ['2'] },
    { name: 'an extra letter', asked: 'wiffi', ids: ['1'] },
    { name: 'a swap as one edit', asked: 'wiif', ids: ['1'] },
    { name: 'two edits in a long word', asked: 'pasvord', ids: ['2'] },
    { name: 'no edit in two letters', asked: 'ac', ids: [] },
    { name: 'no two edits in four letters', asked: 'wafo', ids: [] },
  ])('allows $name', ({ asked, ids }) => {
    expect(found(asked)).toStrictEqual(ids);
  });

  it('keeps a prefix as it is asked', () => {
    expect(found('bassword')).toStrictEqual(['2']);
    expect(found('bassword', { prefix_length: 1 })).toStrictEqual([]);
  });

  it('takes a swap for two edits if transpositions are off', () => {
    expect(found('wiif', { fuzzy_transpositions: false })).toStrictEqual([]);
  });

  it('moves the bounds of AUTO', () => {
    expect(found('pasword', { fuzziness: 'AUTO:8,9' })).toStrictEqual([]);
  });

  it('refuses a fuzziness that is none', () => {
    expect(() => found('x', { fuzziness: 'much' })).toThrow('Invalid fuzziness value');
  });
});
