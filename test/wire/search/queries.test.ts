import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INDEX, makeHelpIndex } from './help-index.ts';
import { QUERY_CASES } from './query-cases.ts';
import { type SearchServer, startSearchServer } from './search-server.ts';

let server: SearchServer;

beforeAll(async () => {
  server = await startSearchServer();
  await makeHelpIndex(server.client);
});

afterAll(() => server.close());

const search = async (body: object) =>
  (await server.client.search({ index: INDEX, body: body as never })).body;
const ids = async (query: object) => (await search({ query })).hits.hits.map(({ _id }) => _id);

describe('queries', () => {
  it.each(QUERY_CASES)('$name', async ({ query, found }) => {
    expect((await ids(query)).sort()).toStrictEqual(found);
  });

  it('finds everything without a query', async () => {
    const { hits } = await search({});

    expect(hits.total).toEqual({ value: 3, relation: 'eq' });
    expect(hits.max_score).toBe(1);
  });

  it('says which named queries a document matched', async () => {
    const { hits } = await search({
      query: {
        bool: {
          should: [
            { match: { text: { query: 'screen', _name: 'a' } } },
            { term: { tags: { value: 'video', _name: 'b' } } },
            { term: { tags: { value: 'x', _name: 'c' } } },
          ],
        },
      },
    });

    expect(hits.hits[0]).toMatchObject({ _id: 'zoom', matched_queries: ['a', 'b'] });
  });

  it('weighs a boosted field more', async () => {
    const boosted = await ids({
      multi_match: { query: 'network password', fields: ['title^5', 'text'] },
    });

    expect(boosted).toHaveLength(2);
    const most = await search({
      query: { multi_match: { query: 'password', type: 'most_fields', fields: ['title', 'text'] } },
    });
    const best = await search({
      query: { multi_match: { query: 'password', fields: ['title', 'text'] } },
    });
    expect(most.hits.max_score).toBeGreaterThan(Number(best.hits.max_score));
  });

  it.each([
    {
      name: 'an unknown query type',
      body: { query: { geo_shape: {} } },
      type: 'parsing_exception',
    },
    {
      name: 'an unknown query parameter',
      body: { query: { match: { text: { query: 'a', colour: 1 } } } },
      type: 'parsing_exception',
    },
    { name: 'an unknown search parameter', body: { aggs: {} }, type: 'parsing_exception' },
    {
      name: 'two queries side by side',
      body: { query: { match_all: {}, term: {} } },
      type: 'parsing_exception',
    },
    { name: 'an empty query', body: { query: {} }, type: 'parsing_exception' },
    {
      name: 'a result window beyond 10,000',
      body: { from: 9_999, size: 2 },
      type: 'illegal_argument_exception',
    },
    { name: 'a negative size', body: { size: -1 }, type: 'illegal_argument_exception' },
    { name: 'sorting by text', body: { sort: 'title' }, type: 'illegal_argument_exception' },
    {
      name: 'sorting by an unknown field',
      body: { sort: 'nowhere' },
      type: 'query_shard_exception',
    },
    {
      name: 'a number that is none',
      body: { query: { term: { views: 'many' } } },
      type: 'mapper_parsing_exception',
    },
    {
      name: 'more than 1,024 clauses',
      body: { query: { bool: { should: Array(1100).fill({ match_all: {} }) } } },
      type: 'illegal_argument_exception',
    },
  ])('refuses $name with 400', async ({ body, type }) => {
    await expect(search(body)).rejects.toMatchObject({
      statusCode: 400,
      body: { error: { type, root_cause: [{ type }] }, status: 400 },
    });
  });

  it('refuses a query nested deeper than 20 levels', async () => {
    let query: object = { match_all: {} };
    for (let level = 0; level < 25; level += 1) query = { bool: { must: query } };

    await expect(search({ query })).rejects.toMatchObject({ statusCode: 400 });
  });
});
