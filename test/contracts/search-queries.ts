import { beforeAll, describe, expect, it } from 'vitest';
import { withIndices } from './search-context.ts';
import { createHelpIndex } from './search-help-index.ts';
import { QUERY_CASES } from './search-query-cases.ts';
import { SCORE_CASES } from './search-score-cases.ts';
import type { ContractTarget } from './target.ts';

export function describeQueries(target: () => ContractTarget): void {
  describe('queries', () => {
    const context = withIndices(target);
    let index: string;
    beforeAll(async () => {
      index = await createHelpIndex(context());
    });
    const search = async (body: object) =>
      (await context().client.search({ index, body: body as never })).body;
    const ids = async (query: object) => (await search({ query })).hits.hits.map(({ _id }) => _id);

    it.each(QUERY_CASES)('$name', async ({ query, found }) => {
      expect((await ids(query)).sort()).toStrictEqual(found);
    });

    it('find everything where there is none', async () => {
      const { hits } = await search({});

      expect(hits.total).toEqual({ value: 3, relation: 'eq' });
      expect(hits.max_score).toBe(1);
    });

    it('are named in the hits that they matched', async () => {
      const { hits } = await search({
        query: {
          bool: {
            should: [
              { match: { text: { query: 'screen', _name: 'a' } } },
              { dis_max: { queries: [{ term: { tags: 'video' } }], _name: 'b' } },
              { term: { tags: { value: 'x', _name: 'c' } } },
            ],
          },
        },
      });

      expect(hits.hits[0]?._id).toBe('zoom');
      const matched = hits.hits[0]?.matched_queries as string[] | undefined;
      expect(matched?.toSorted()).toStrictEqual(['a', 'b']);
    });

    it('weigh a boosted field more', async () => {
      const boosted = await ids({
        multi_match: { query: 'network password', fields: ['title^5', 'text'] },
      });
      const query = 'password';
      const fields = ['title', 'text'];
      const most = await search({ query: { multi_match: { query, type: 'most_fields', fields } } });
      const best = await search({ query: { multi_match: { query, fields } } });

      expect(boosted).toHaveLength(2);
      expect(most.hits.max_score).toBeGreaterThan(Number(best.hits.max_score));
    });

    it.each(SCORE_CASES)('score $name as Lucene does', async ({ query, scores }) => {
      const { hits } = await search({ query });

      const found = hits.hits.map(({ _id, _score }) => [_id, Number(Number(_score).toFixed(4))]);
      expect(Object.fromEntries(found)).toStrictEqual(scores);
    });

    it('leave documents whose text is empty out of their statistics', async () => {
      const { client, newName } = context();
      const texts = newName();
      const body = ['blue sky', '', ''].flatMap((t) => [{ index: {} }, { t }]);
      await client.bulk({ index: texts, body, refresh: true });

      const { body: found } = await client.search({
        index: texts,
        body: { query: { match: { t: 'blue' } } },
      });

      expect(found.hits.max_score).toBeCloseTo(Math.log(1 + 0.5 / 1.5), 5);
    });

    it('count without giving a hit', async () => {
      const { client } = context();
      const query = { match: { text: 'password' } };

      const { body } = await client.search({
        index,
        body: { size: 0, track_total_hits: true, query },
      });
      const uncounted = await client.search({ index, body: { track_total_hits: false, query } });

      expect(body.hits).toMatchObject({ total: { value: 2, relation: 'eq' }, hits: [] });
      expect(uncounted.body.hits.total).toBeUndefined();
      expect(uncounted.body.hits.hits).toHaveLength(2);
    });

    it('of an index that there is not find nothing where that is allowed', async () => {
      const { client, newName } = context();
      const none = newName();

      const { body } = await client.search({ index: none, ignore_unavailable: true, body: {} });

      expect(body.hits.hits).toStrictEqual([]);
      await expect(client.search({ index: none, body: {} })).rejects.toMatchObject({
        statusCode: 404,
        body: { error: { type: 'index_not_found_exception' } },
      });
    });
  });
}
