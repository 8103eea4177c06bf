import { describe, expect, it } from 'vitest';
import { minimumShouldMatch } from '../../../../search-engine/query/minimum-should-match.ts';

describe('minimum_should_match', () => {
  it.each([
    { spec: 2, clauses: 4, wanted: 2 },
    { spec: '-1', clauses: 4, wanted: 3 },
    { spec: '75%', clauses: 3, wanted: 2 },
    { spec: '-25%', clauses: 4, wanted: 3 },
    { spec: 9, clauses: 4, wanted: 4 },
    { spec: '2<75%', clauses: 2, wanted: 2 },
    { spec: '2<75%', clauses: 4, wanted: 3 },
    { spec: '2<-25% 9<-3', clauses: 12, wanted: 9 },
  ])('takes $spec of $clauses clauses for $wanted', ({ spec, clauses, wanted }) => {
    expect(minimumShouldMatch(spec, clauses)).toBe(wanted);
  });

  it('refuses what it cannot read', () => {
    expect(() => minimumShouldMatch('most', 4)).toThrow('minimum_should_match');
  });
});
