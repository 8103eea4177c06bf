import { describe, expect, it } from 'vitest';
import { anIndex, scoresOf } from './an-index.ts';

const MAPPING = {
  properties: { t: { type: 'text' }, k: { type: 'keyword' }, n: { type: 'integer' } },
};

/** Lucene's formula, written out: idf × tf × (k1 + 1), as in OpenSearch 2.x. */
function bm25(
  documents: number,
  withTerm: number,
  frequency: number,
  length: number,
  average: number,
): number {
  const idf = Math.log(1 + (documents - withTerm + 0.5) / (withTerm + 0.5));
  return (2.2 * idf * frequency) / (frequency + 1.2 * (1 - 0.75 + (0.75 * length) / average));
}

describe('scores', () => {
  const index = anIndex(MAPPING, [
    { t: 'red fox', k: 'a' },
    { t: 'red red wine today', k: 'b' },
    { t: 'blue sky', k: 'a' },
    { n: 5 },
  ]);
  const average = 8 / 3;

  it('are those of BM25, over the documents that have the field', () => {
    const scores = scoresOf(index, { match: { t: 'red' } });

    expect(scores['1']).toBeCloseTo(bm25(3, 2, 1, 2, average), 6);
    expect(scores['2']).toBeCloseTo(bm25(3, 2, 2, 4, average), 6);
  });

  it('add up over the words of a match', () => {
    const scores = scoresOf(index, { match: { t: 'red wine' } });

    expect(scores['2']).toBeCloseTo(bm25(3, 2, 2, 4, average) + bm25(3, 1, 1, 4, average), 6);
  });

  it('are multiplied by boosts, nested ones too', () => {
    const plain = scoresOf(index, { match: { t: 'fox' } })['1'] ?? 0;
    const boosted = scoresOf(index, {
      bool: { boost: 2, must: [{ match: { t: { query: 'fox', boost: 3 } } }] },
    });

    expect(boosted['1']).toBeCloseTo(6 * plain, 6);
  });

  it('of a keyword depend on its rarity alone', () => {
    const scores = scoresOf(index, { term: { k: 'a' } });

    expect(scores['1']).toBeCloseTo(Math.log(1 + 1.5 / 2.5), 6);
    expect(scores['3']).toBe(scores['1']);
  });

  it.each([
    { name: 'a number', query: { term: { n: 5 } } },
    { name: 'a range', query: { range: { n: { gte: 5 } } } },
    { name: 'exists', query: { exists: { field: 'n' } } },
    { name: 'ids', query: { ids: { values: ['4'] } } },
    { name: 'constant_score', query: { constant_score: { filter: { term: { n: 5 } } } } },
  ])('of $name are 1', ({ query }) => {
    expect(scoresOf(index, query)).toStrictEqual({ '4': 1 });
  });

  it('of a filter are 0, and of prefix and terms the boost', () => {
    expect(scoresOf(index, { bool: { filter: { match: { t: 'fox' } } } })).toStrictEqual({
      '1': 0,
    });
    expect(scoresOf(index, { prefix: { k: { value: 'b', boost: 4 } } })).toStrictEqual({ '2': 4 });
    expect(scoresOf(index, { terms: { k: ['b'], boost: 5 } })).toStrictEqual({ '2': 5 });
  });

  it('of best_fields are the best one, with a share of the others', () => {
    const two = anIndex({ properties: { a: { type: 'text' }, b: { type: 'text' } } }, [
      { a: 'x', b: 'x y y y' },
      { a: 'z', b: 'z' },
    ]);
    const a = scoresOf(two, { match: { a: 'x' } })['1'] ?? 0;
    const b = scoresOf(two, { match: { b: 'x' } })['1'] ?? 0;
    const fields = ['a', 'b'];

    expect(scoresOf(two, { multi_match: { query: 'x', fields } })['1']).toBeCloseTo(
      Math.max(a, b),
      6,
    );
    expect(
      scoresOf(two, { multi_match: { query: 'x', fields, tie_breaker: 0.5 } })['1'],
    ).toBeCloseTo(Math.max(a, b) + 0.5 * Math.min(a, b), 6);
    expect(
      scoresOf(two, { multi_match: { query: 'x', fields, type: 'most_fields' } })['1'],
    ).toBeCloseTo(a + b, 6);
  });

  it('of a phrase have the idf of all its words', () => {
    const idf = Math.log(1 + 1.5 / 2.5) + Math.log(1 + 2.5 / 1.5);

    const scores = scoresOf(index, { match_phrase: { t: 'red wine' } });

    expect(scores['2']).toBeCloseTo((2.2 * idf) / (1 + 1.2 * (0.25 + (0.75 * 4) / average)), 6);
  });

  it('of a fuzzy word are lower the farther it is', () => {
    const near = scoresOf(index, { match: { t: { query: 'wind', fuzziness: 1 } } })['2'] ?? 0;
    const exact = scoresOf(index, { match: { t: { query: 'wine', fuzziness: 1 } } })['2'] ?? 0;

    expect(near).toBeCloseTo(exact * 0.75, 6);
  });

  it('forget a document that was replaced or removed', () => {
    const changing = anIndex(MAPPING, [{ t: 'red fox' }, { t: 'red wine' }, { t: 'green tea' }]);
    changing.put('1', { t: 'white wine' });
    changing.remove('3');

    const fresh = anIndex(MAPPING, [{ t: 'white wine' }, { t: 'red wine' }]);

    expect(scoresOf(changing, { match: { t: 'red wine tea' } })).toStrictEqual(
      scoresOf(fresh, { match: { t: 'red wine tea' } }),
    );
  });

  it('rank equals by age', () => {
    const equal = anIndex(
      MAPPING,
      Array.from({ length: 50 }, () => ({ t: 'same' })),
    );
    equal.put('1', { t: 'same' });

    expect(Object.keys(scoresOf(equal, { match: { t: 'same' } }))).toHaveLength(50);
  });
});
