import { beforeAll, describe, expect, it } from 'vitest';
import { foundIn, type RecordedFind, readRecordedSearch } from '../support/recorded-search.ts';
import { withIndices } from './search-context.ts';
import type { ContractTarget } from './target.ts';

const { index: definition, passages, exchanges } = readRecordedSearch();
const requests = exchanges.map((exchange, at) => ({
  ...exchange,
  name: exchanges[at - 1]?.question === exchange.question ? 'with slips forgiven' : 'as asked',
}));

/** What OpenSearch 2.19 answered to the bot's requests over the passages of some fifty documents. */
export function describeRecorded(target: () => ContractTarget): void {
  describe('the best five passages', () => {
    const context = withIndices(target);
    let index: string;
    beforeAll(async () => {
      const { client, newIndex } = context();
      index = await newIndex(definition);
      const body = passages.flatMap(({ id, source }) => [{ index: { _id: id } }, source]);
      const { body: result } = await client.bulk({ index, body, refresh: true });
      expect(result.errors).toBe(false);
    });

    it.each(requests)('are those of OpenSearch: $question ($name)', async (recorded) => {
      const body = recorded.searches.flatMap((search) => [{}, search]);

      const { body: response } = await context().client.msearch({ index, body });

      const found = foundIn(response);
      expect(withoutScores(found)).toStrictEqual(withoutScores(recorded.found));
      // Lucene adds scores in single precision.
      const scores = scoresOf(recorded.found);
      for (const [at, score] of scoresOf(found).entries())
        expect(score).toBeCloseTo(scores[at] ?? Number.NaN, 4);
    });
  });

  describe('the record of OpenSearch', () => {
    it('has questions that find something, some with slips, and a few that find nothing', () => {
      const finding = requests.filter(({ found }) => (found[0]?.top.length ?? 0) === 5);

      expect(passages.length).toBeGreaterThan(200);
      expect(finding.length).toBeGreaterThanOrEqual(40);
      expect(requests.filter(({ name }) => name !== 'as asked').length).toBeGreaterThan(5);
      expect(requests.some(({ found }) => found[0]?.top.length === 0)).toBe(true);
    });
  });
}

const withoutScores = (found: readonly RecordedFind[]) =>
  found.map(({ total, top }) => ({
    ...(total === undefined ? {} : { total }),
    top: top.map(({ id, matched }) => ({ id, matched })),
  }));

const scoresOf = (found: readonly RecordedFind[]): number[] =>
  found.flatMap(({ top }) => top.map(({ score }) => score));
