import { beforeAll, describe, expect, it } from 'vitest';
import { withIndices } from './search-context.ts';
import { createHelpIndex } from './search-help-index.ts';
import type { ContractTarget } from './target.ts';

export function describeHits(target: () => ContractTarget): void {
  describe('hits', () => {
    const context = withIndices(target);
    let index: string;
    beforeAll(async () => {
      index = await createHelpIndex(context());
    });
    const search = async (body: object) =>
      (await context().client.search({ index, body: body as never })).body;

    it('come page by page', async () => {
      const { hits } = await search({ from: 1, size: 1, sort: [{ views: 'desc' }] });

      expect(hits.hits.map(({ _id }) => _id)).toStrictEqual(['reset']);
    });

    it('are sorted by fields, the missing ones last', async () => {
      const { hits } = await search({ sort: [{ changed: { order: 'desc' } }] });

      expect(hits.hits.map(({ _id, _score }) => ({ _id, _score }))).toStrictEqual([
        { _id: 'wireless', _score: null },
        { _id: 'reset', _score: null },
        { _id: 'zoom', _score: null },
      ]);
      expect(hits.hits.slice(0, 2).map(({ sort }) => sort)).toStrictEqual([
        [Date.parse('2026-04-01')],
        [Date.parse('2026-03-01T10:00:00Z')],
      ]);
    });

    it('show the parts of their source that are asked for', async () => {
      const only = async (_source: unknown) => {
        const { hits } = await search({ query: { ids: { values: ['reset'] } }, _source });
        return hits.hits[0]?._source;
      };

      expect(await only(false)).toBeUndefined();
      expect(await only(['title', 'place.*'])).toEqual({
        title: 'Reset your password',
        place: { anchor: 'forgot' },
      });
      expect(await only({ excludes: ['t*', 'views', 'changed'] })).toEqual({
        place: { anchor: 'forgot' },
      });
    });

    it('mark what was found', async () => {
      const { hits } = await search({
        query: { match: { text: 'passwords' } },
        highlight: { pre_tags: ['['], post_tags: [']'], fields: { text: {}, title: {} } },
      });

      const found = hits.hits.find(({ _id }) => _id === 'reset');
      expect(found?.highlight).toStrictEqual({
        text: ['If you forgot your [password], open the account page. A code is sent to you.'],
      });
    });

    it('mark a phrase only where it stands', async () => {
      const { client, newName } = context();
      const phrases = newName();
      await client.index({
        index: phrases,
        id: '1',
        body: { t: 'blue sky. A sky so blue.' },
        refresh: true,
      });

      const { body } = await client.search({
        index: phrases,
        body: {
          query: { match_phrase: { t: 'blue sky' } },
          highlight: { fields: { t: { number_of_fragments: 0 } } },
        },
      });

      expect(body.hits.hits[0]?.highlight).toStrictEqual({
        t: ['<em>blue</em> <em>sky</em>. A sky so blue.'],
      });
    });

    it('are dropped below min_score', async () => {
      const { hits } = await search({ query: { match: { text: 'password' } }, min_score: 100 });

      expect(hits.total).toEqual({ value: 0, relation: 'eq' });
    });

    it('are counted', async () => {
      const counted = await context().client.count({
        index,
        body: { query: { exists: { field: 'views' } } },
      });

      expect(counted.body.count).toBe(3);
    });

    it('of several searches come at once, each for itself', async () => {
      const { client, newName } = context();

      const { body } = await client.msearch({
        index,
        body: [
          {},
          { size: 0, query: { match: { text: 'password' } } },
          {},
          { query: { term: { views: 'many' } } },
          { index: newName() },
          {},
        ],
      });

      expect(body.responses).toMatchObject([
        { status: 200, hits: { total: { value: 2 } } },
        { status: 400, error: { root_cause: [{ type: 'query_shard_exception' }] } },
        { status: 404, error: { type: 'index_not_found_exception' } },
      ]);
    });

    it('of several searches are refused as a whole when one cannot be read', async () => {
      const searches = [{}, {}, {}, { query: { nope: {} } as never }];

      const sent = context().client.msearch({ index, body: searches });

      await expect(sent).rejects.toMatchObject({ statusCode: 400 });
    });
  });

  describe('delete by query', () => {
    const context = withIndices(target);

    it('deletes what matches and nothing else', async () => {
      const { client, newName } = context();
      const index = newName();
      const body = [1, 2, 3].flatMap((n) => [{ index: { _id: String(n) } }, { n, tag: 'a b' }]);
      await client.bulk({ index, body, refresh: true });

      const { body: result } = await client.deleteByQuery({
        index,
        refresh: true,
        conflicts: 'proceed',
        body: {
          query: {
            bool: { filter: [{ match: { tag: 'b' } }], must_not: [{ ids: { values: ['2'] } }] },
          },
        },
      });

      expect(result).toMatchObject({ deleted: 2, total: 2, version_conflicts: 0, failures: [] });
      expect((await client.search({ index })).body.hits.hits).toMatchObject([{ _id: '2' }]);
    });

    it('is refused without a query', async () => {
      const { client, newIndex } = context();
      const index = await newIndex();

      await expect(client.deleteByQuery({ index, body: {} as never })).rejects.toMatchObject({
        statusCode: 400,
      });
    });
  });
}
