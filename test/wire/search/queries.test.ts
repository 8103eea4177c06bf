import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SearchServer, startSearchServer } from './search-server.ts';

const INDEX = 'help';
const DOCUMENTS: Readonly<Record<string, object>> = {
  reset: {
    title: 'Reset your password',
    text: 'If you forgot your password, open the account page. A code is sent to you.',
    tags: ['accounts', 'password'],
    views: 120,
    changed: '2026-03-01T10:00:00Z',
    place: { anchor: 'forgot' },
  },
  wireless: {
    title: 'Connect to the wireless network',
    text: 'Choose the wireless network of the library. Then type your name and your password.',
    tags: ['network'],
    views: 300,
    changed: '2026-04-01',
  },
  zoom: {
    title: 'Share your screen',
    text: 'In a meeting, press the green button to share your screen with everybody.',
    tags: ['video'],
    views: 80,
    isOld: true,
  },
};

let server: SearchServer;

beforeAll(async () => {
  server = await startSearchServer();
  await server.client.indices.create({
    index: INDEX,
    body: {
      settings: {
        analysis: {
          filter: {
            same: { type: 'synonym', synonyms: ['wifi, wi fi, wireless', 'display => screen'] },
          },
          analyzer: {
            asked: {
              type: 'custom',
              tokenizer: 'standard',
              filter: ['lowercase', 'same', 'asciifolding', 'stop', 'stemmer'],
            },
          },
        },
      } as never,
      mappings: {
        properties: {
          title: { type: 'text', analyzer: 'english', fields: { raw: { type: 'keyword' } } },
          text: { type: 'text', analyzer: 'english', search_analyzer: 'asked' },
          tags: { type: 'keyword' },
          views: { type: 'integer' },
          changed: { type: 'date' },
          isOld: { type: 'boolean' },
          place: { properties: { anchor: { type: 'keyword' } } },
        },
      },
    },
  });
  const body = Object.entries(DOCUMENTS).flatMap(([_id, source]) => [{ index: { _id } }, source]);
  await server.client.bulk({ index: INDEX, body });
});

afterAll(() => server.close());

const search = async (body: object) =>
  (await server.client.search({ index: INDEX, body: body as never })).body;
const ids = async (query: object) => (await search({ query })).hits.hits.map(({ _id }) => _id);

describe('queries', () => {
  it.each([
    {
      name: 'match finds any word, stemmed',
      query: { match: { text: 'forgotten codes' } },
      found: ['reset'],
    },
    {
      name: 'match with and needs every word',
      query: { match: { text: { query: 'password library', operator: 'and' } } },
      found: ['wireless'],
    },
    {
      name: 'match with minimum_should_match needs so many',
      query: { match: { text: { query: 'share screen password', minimum_should_match: 2 } } },
      found: ['zoom'],
    },
    {
      name: 'match with fuzziness forgives a swap',
      query: { match: { text: { query: 'screne', fuzziness: 'AUTO' } } },
      found: ['zoom'],
    },
    { name: 'match without fuzziness does not', query: { match: { text: 'screne' } }, found: [] },
    {
      name: 'match knows synonyms of one word',
      query: { match: { text: 'wifi' } },
      found: ['wireless'],
    },
    {
      name: 'match knows synonyms of two words',
      query: { match: { text: 'wi fi' } },
      found: ['wireless'],
    },
    {
      name: 'match follows a replacing synonym',
      query: { match: { text: 'display' } },
      found: ['zoom'],
    },
    { name: 'match folds accents', query: { match: { text: 'scréen' } }, found: ['zoom'] },
    {
      name: 'match on stop words finds nothing',
      query: { match: { text: 'the of and' } },
      found: [],
    },
    { name: 'match on a number is exact', query: { match: { views: 80 } }, found: ['zoom'] },
    {
      name: 'match on an unknown field finds nothing',
      query: { match: { nowhere: 'x' } },
      found: [],
    },
    {
      name: 'match_phrase needs the words side by side',
      query: { match_phrase: { text: 'wireless network' } },
      found: ['wireless'],
    },
    {
      name: 'match_phrase keeps the order',
      query: { match_phrase: { title: 'network wireless' } },
      found: [],
    },
    {
      name: 'match_phrase with slop takes a swap for two moves',
      query: { match_phrase: { title: { query: 'network wireless', slop: 2 } } },
      found: ['wireless'],
    },
    {
      name: 'match_phrase counts the gap of a stop word',
      query: { match_phrase: { text: 'network of the library' } },
      found: ['wireless'],
    },
    {
      name: 'multi_match looks in several fields',
      query: { multi_match: { query: 'connect', fields: ['title', 'text'] } },
      found: ['wireless'],
    },
    {
      name: 'multi_match expands field patterns',
      query: { multi_match: { query: 'connect', fields: ['tit*'] } },
      found: ['wireless'],
    },
    {
      name: 'multi_match phrase',
      query: { multi_match: { query: 'green button', type: 'phrase', fields: ['title', 'text'] } },
      found: ['zoom'],
    },
    { name: 'term is exact', query: { term: { tags: 'network' } }, found: ['wireless'] },
    { name: 'term on a boolean', query: { term: { isOld: true } }, found: ['zoom'] },
    {
      name: 'term on a multi-field',
      query: { term: { 'title.raw': 'Share your screen' } },
      found: ['zoom'],
    },
    {
      name: 'term in an object',
      query: { term: { 'place.anchor': { value: 'forgot' } } },
      found: ['reset'],
    },
    {
      name: 'terms is any of several',
      query: { terms: { tags: ['network', 'video'] } },
      found: ['wireless', 'zoom'],
    },
    { name: 'ids', query: { ids: { values: ['zoom', 'none'] } }, found: ['zoom'] },
    {
      name: 'range of numbers',
      query: { range: { views: { gt: 80, lte: 120 } } },
      found: ['reset'],
    },
    {
      name: 'range of dates',
      query: { range: { changed: { gte: '2026-03-15' } } },
      found: ['wireless'],
    },
    {
      name: 'range of dates by date math',
      query: { range: { changed: { lt: '2026-03-02||-1d/d' } } },
      found: [],
    },
    {
      name: 'range rounds an upper bound up',
      query: { range: { changed: { lte: '2026-03-01||/d' } } },
      found: ['reset'],
    },
    {
      name: 'range of keywords',
      query: { range: { tags: { gte: 'n', lt: 'o' } } },
      found: ['wireless'],
    },
    { name: 'exists', query: { exists: { field: 'isOld' } }, found: ['zoom'] },
    { name: 'exists of an object', query: { exists: { field: 'place' } }, found: ['reset'] },
    { name: 'prefix', query: { prefix: { tags: 'net' } }, found: ['wireless'] },
    {
      name: 'constant_score',
      query: { constant_score: { filter: { term: { tags: 'video' } } } },
      found: ['zoom'],
    },
    {
      name: 'bool excludes',
      query: {
        bool: { must: { match: { text: 'password' } }, must_not: { term: { tags: 'network' } } },
      },
      found: ['reset'],
    },
    {
      name: 'bool filters',
      query: {
        bool: { filter: [{ range: { views: { gte: 100 } } }, { term: { tags: 'network' } }] },
      },
      found: ['wireless'],
    },
    {
      name: 'bool should alone needs one',
      query: { bool: { should: [{ term: { tags: 'video' } }, { term: { tags: 'none' } }] } },
      found: ['zoom'],
    },
    {
      name: 'bool minimum_should_match',
      query: {
        bool: {
          should: [{ match: { text: 'password' } }, { match: { text: 'library' } }],
          minimum_should_match: '100%',
        },
      },
      found: ['wireless'],
    },
    {
      name: 'dis_max',
      query: { dis_max: { queries: [{ term: { tags: 'video' } }] } },
      found: ['zoom'],
    },
    { name: 'match_none', query: { match_none: {} }, found: [] },
  ])('$name', async ({ query, found }) => {
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
