import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INDEX, makeHelpIndex } from './help-index.ts';
import { type SearchServer, startSearchServer } from './search-server.ts';

let server: SearchServer;

beforeAll(async () => {
  server = await startSearchServer();
  await makeHelpIndex(server.client);
});

afterAll(() => server.close());

const search = async (body: object) =>
  (await server.client.search({ index: INDEX, body: body as never })).body;

describe('what is shown of the hits', () => {
  it('pages through them', async () => {
    const { hits } = await search({ from: 1, size: 1, sort: [{ views: 'desc' }] });

    expect(hits.hits.map(({ _id }) => _id)).toStrictEqual(['reset']);
  });

  it('sorts by fields, the missing ones last', async () => {
    const { hits } = await search({ sort: [{ changed: { order: 'desc' } }, '_doc'] });

    expect(hits.hits.map(({ _id, sort, _score }) => ({ _id, sort, _score }))).toStrictEqual([
      { _id: 'wireless', sort: [Date.parse('2026-04-01'), 1], _score: null },
      { _id: 'reset', sort: [Date.parse('2026-03-01T10:00:00Z'), 0], _score: null },
      { _id: 'zoom', sort: [null, 2], _score: null },
    ]);
  });

  it('leaves out parts of the source', async () => {
    const only = async (_source: unknown) =>
      (await search({ query: { ids: { values: ['reset'] } }, _source })).hits.hits[0]?._source;

    expect(await only(false)).toBeUndefined();
    expect(await only(['title', 'place.*'])).toEqual({
      title: 'Reset your password',
      place: { anchor: 'forgot' },
    });
    expect(await only({ excludes: ['t*', 'views', 'changed'] })).toEqual({
      place: { anchor: 'forgot' },
    });
  });

  it('marks what was found', async () => {
    const { hits } = await search({
      query: { match: { text: 'passwords' } },
      highlight: { pre_tags: ['['], post_tags: [']'], fields: { text: {}, title: {} } },
    });

    const found = hits.hits.find(({ _id }) => _id === 'reset');
    expect(found?.highlight).toStrictEqual({
      text: ['If you forgot your [password], open the account page. A code is sent to you.'],
    });
  });

  it('marks a phrase only where it stands', async () => {
    await server.client.index({
      index: 'phrases',
      id: '1',
      body: { t: 'blue sky. A sky so blue.' },
    });

    const { body } = await server.client.search({
      index: 'phrases',
      body: {
        query: { match_phrase: { t: 'blue sky' } },
        highlight: { fields: { t: { number_of_fragments: 0 } } },
      },
    });

    expect(body.hits.hits[0]?.highlight).toStrictEqual({
      t: ['<em>blue</em> <em>sky</em>. A sky so blue.'],
    });
  });

  it('drops hits below min_score', async () => {
    const { hits } = await search({ query: { match: { text: 'password' } }, min_score: 100 });

    expect(hits.total).toEqual({ value: 0, relation: 'eq' });
  });

  it('counts, and runs several searches at once', async () => {
    const { client } = server;
    const counted = await client.count({
      index: INDEX,
      body: { query: { exists: { field: 'views' } } },
    });
    const { body } = await client.msearch({
      index: INDEX,
      body: [
        {},
        { size: 0, query: { match: { text: 'password' } } },
        {},
        { query: { nope: {} } as never },
        { index: 'none' },
        {},
      ],
    });

    expect(counted.body.count).toBe(3);
    expect(body.responses).toMatchObject([
      { status: 200, hits: { total: { value: 2 } } },
      { status: 400, error: { type: 'parsing_exception' } },
      { status: 404, error: { type: 'index_not_found_exception' } },
    ]);
  });
});

describe('delete by query', () => {
  it('deletes what matches and nothing else', async () => {
    const { client } = server;
    const body = [1, 2, 3].flatMap((n) => [{ index: { _id: String(n) } }, { n, tag: 'a b' }]);
    await client.bulk({ index: 'purged', body });

    const { body: result } = await client.deleteByQuery({
      index: 'purged',
      body: {
        query: {
          bool: { filter: [{ match: { tag: 'b' } }], must_not: [{ ids: { values: ['2'] } }] },
        },
      },
    });

    expect(result).toMatchObject({ deleted: 2, failures: [] });
    expect((await client.search({ index: 'purged' })).body.hits.hits).toMatchObject([{ _id: '2' }]);
  });

  it('refuses to delete without a query', async () => {
    await expect(
      server.client.deleteByQuery({ index: INDEX, body: {} as never }),
    ).rejects.toMatchObject({ statusCode: 400 });
  });
});
