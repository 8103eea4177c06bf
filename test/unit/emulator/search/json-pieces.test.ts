import { describe, expect, it } from 'vitest';
import { jsonPieces } from '../../../../services/emulator/search/json-pieces.ts';

const VALUES: readonly unknown[] = [
  { a: 1, b: [], c: {}, d: undefined, e: [undefined, null, 'x\n"y"'] },
  { responses: [{ hits: { hits: [{ _source: { t: ['deep', { er: { and: 'deeper' } }] } }] } }] },
  [[[[[[[1, 2], {}]]]]]],
  [],
];

describe('JSON in pieces', () => {
  it.each(VALUES)('is the JSON of Node: %j', (value) => {
    expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value));
    expect([...jsonPieces(value, 2)].join('')).toBe(JSON.stringify(value, null, 2));
  });

  it('has a piece for each hit of a search', () => {
    const hits = Array.from({ length: 100 }, () => ({ _source: { t: 'x'.repeat(1000) } }));

    const pieces = [...jsonPieces({ hits: { hits } })];

    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(2000);
  });
});
