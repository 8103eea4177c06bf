import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SearchServer, startSearchServer } from '../../support/search-server.ts';

const AUTHORIZATION = { authorization: `Basic ${btoa('test:test')}` };
const WORDS = ['password', 'wireless', 'network', 'account', 'printing', 'software', 'reset'];

let server: SearchServer;

beforeAll(async () => {
  server = await startSearchServer();
  const lines = Array.from({ length: 400 }, (_, at) => {
    const text = Array.from(
      { length: 120 },
      (_, word) => `${WORDS[(at + word) % 7]}${(at * word) % 97}`,
    );
    return `{"index":{"_index":"pages","_id":"${at}"}}\n${JSON.stringify({ t: text.join(' ') })}\n`;
  });
  await post('/_bulk', lines.join(''));
}, 60_000);

afterAll(() => server.close());

async function post(path: string, body: string) {
  const headers = { ...AUTHORIZATION, 'content-type': 'application/x-ndjson' };
  const response = await fetch(`${server.endpoint}${path}`, { method: 'POST', headers, body });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Sends a request, and small ones next to it. Returns how many of these were answered before it was. */
async function answeredMeanwhile(request: () => Promise<unknown>): Promise<number> {
  let isDone = false;
  let answered = 0;
  const done = request().finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await fetch(server.endpoint, { headers: AUTHORIZATION });
    if (!isDone) answered += 1;
  }
  await done;
  return answered;
}

const FUZZY = {
  size: 100,
  query: { match: { t: { query: WORDS.join(' '), fuzziness: 2 } } },
  highlight: { fields: { t: {} } },
};

describe('search', () => {
  it('answers others while it does a hundred searches', async () => {
    const body = `{"index":"pages"}\n${JSON.stringify(FUZZY)}\n`.repeat(100);

    expect(await answeredMeanwhile(() => post('/_msearch', body))).toBeGreaterThan(5);
  });

  it('answers others while it does one search with a thousand fuzzy words', async () => {
    const query = Array.from({ length: 1000 }, (_, at) => `wirelesss${at}`).join(' ');
    const one = { ...FUZZY, query: { match: { t: { query, fuzziness: 2 } } } };

    expect(
      await answeredMeanwhile(() => post('/pages/_search', JSON.stringify(one))),
    ).toBeGreaterThan(0);
  });

  it('answers others while it takes thousands of documents, and deletes them', async () => {
    const line = `{"index":{"_index":"bulk"}}\n${JSON.stringify({ t: 'some words of a page '.repeat(20) })}\n`;

    expect(await answeredMeanwhile(() => post('/_bulk', line.repeat(2000)))).toBeGreaterThan(1);
    expect(
      await answeredMeanwhile(() => post('/bulk/_delete_by_query', '{"query":{"match_all":{}}}')),
    ).toBeGreaterThan(0);
  });

  it('answers others while it looks for a thousand common words in thousands of documents', async () => {
    const page = JSON.stringify({ t: WORDS.join(' ') });
    for (let part = 0; part < 10; part += 1)
      await post('/_bulk', `{"index":{"_index":"common"}}\n${page}\n`.repeat(1000));
    const should = Array.from({ length: 500 }, (_, at) => ({ term: { t: WORDS[at % 7] } }));

    for (const [api, query] of [
      ['_search', { bool: { should } }],
      ['_search', { bool: { should, minimum_should_match: 2 } }],
      ['_search', { dis_max: { queries: should } }],
      ['_count', { bool: { must_not: should } }],
    ]) {
      const search = () => post(`/common/${api}`, JSON.stringify({ query }));

      expect(await answeredMeanwhile(search)).toBeGreaterThan(1);
    }
  });

  it('answers others while it indexes, replaces and deletes a document of a megabyte', async () => {
    const words = (letter: string) =>
      Array.from({ length: 120_000 }, (_, at) => `${letter}${((at * 7919) % 1e6).toString(36)}`);
    const put = (letter: string) =>
      post('/books/_doc/1', JSON.stringify({ t: words(letter).join(' ') }));

    expect(await answeredMeanwhile(() => put('a'))).toBeGreaterThan(5);
    expect(await answeredMeanwhile(() => put('b'))).toBeGreaterThan(5);
    const all = '{"query":{"match_all":{}}}';
    expect(await answeredMeanwhile(() => post('/books/_delete_by_query', all))).toBeGreaterThan(5);
  });

  it('keeps what it began to search as it was, while documents are replaced', async () => {
    const page = JSON.stringify({ t: 'steady words' });
    const bulk = Array.from(
      { length: 5000 },
      (_, at) => `{"index":{"_index":"steady","_id":"${at}"}}\n${page}\n`,
    );
    await post('/_bulk', bulk.join(''));
    const should = Array.from({ length: 400 }, () => ({ term: { t: 'steady' } }));
    const count = () => post('/steady/_count', JSON.stringify({ query: { bool: { should } } }));

    const [, ...counts] = await Promise.all([post('/_bulk', bulk.join('')), count(), count()]);

    for (const { body } of counts) expect(body.count).toBe(5000);
  });

  it('answers others while it writes an answer of dozens of megabytes, and refuses a larger one', async () => {
    const page = JSON.stringify({ t: `k ${'x'.repeat(900_000)}` });
    for (let part = 0; part < 3; part += 1)
      await post('/_bulk', `{"index":{"_index":"large"}}\n${page}\n`.repeat(10));
    const search = '{"index":"large"}\n{"size":30}\n';

    expect(await answeredMeanwhile(() => post('/_msearch', search.repeat(3)))).toBeGreaterThan(1);
    expect(await post('/_msearch', search.repeat(6))).toMatchObject({
      status: 429,
      body: { error: { type: 'circuit_breaking_exception' } },
    });
  });

  it('answers others while it takes a body of dozens of megabytes', async () => {
    const line = `{"index":{"_index":"wide"}}\n${JSON.stringify({ t: 'x'.repeat(1500) })}\n`;

    expect(await answeredMeanwhile(() => post('/_bulk', line.repeat(19_000)))).toBeGreaterThan(5);
  });

  it.each([
    ['a request', '/_search', `{"a":[${'{},'.repeat(1_300_000)}{}]}`, 413],
    ['a list', '/_search', `[${'{},'.repeat(1_300_000)}{}]`, 413],
    ['a document', '/pages/_doc/1', `{"a":[${'{},'.repeat(200_000)}{}]}`, 413],
    ['a request nested deeply', '/_search', '{"a":'.repeat(500_000), 400],
  ])('refuses %s of too many values before it parses them', async (_, path, body, status) => {
    expect((await post(path, body)).status).toBe(status);
  });

  it('refuses one document of too many values, and takes the others of the request', async () => {
    const action = '{"index":{"_index":"many"}}\n';
    const many = `{"a":[${'{},'.repeat(200_000)}{}]}\n`;

    const { body } = await post(
      '/_bulk',
      `${action}{"t":"a"}\n${action}${many}${action}{"t":"b"}\n`,
    );

    const statuses = (body.items as { index: { status: number } }[]).map(
      ({ index }) => index.status,
    );
    expect(statuses).toEqual([201, 413, 201]);
  });

  it('takes a query of as many terms as OpenSearch does', async () => {
    const t = Array.from({ length: 65_536 }, (_, at) => `w${at}`);

    expect((await post('/pages/_search', JSON.stringify({ query: { terms: { t } } }))).status).toBe(
      200,
    );
  });

  it.each([
    ['the tokens of a book', '/_analyze', JSON.stringify({ text: 'word '.repeat(10_001) }), 500],
    [
      'a document that is too long',
      '/pages/_doc/1',
      JSON.stringify({ t: 'x'.repeat(2 ** 20) }),
      413,
    ],
    [
      'a document that is too long in a bulk request',
      '/_bulk',
      `{"index":{"_index":"a"}}\n${JSON.stringify({ t: 'x'.repeat(2 ** 20) })}\n`,
      413,
    ],
    ['too many actions', '/_bulk', '{"delete":{"_index":"a","_id":"1"}}\n'.repeat(20_001), 400],
    [
      'a query of a book',
      '/pages/_search',
      JSON.stringify({ query: { match: { t: 'word '.repeat(100_000) } } }),
      400,
    ],
    ['a body that is nested very deeply', '/pages/_search', '{"query":'.repeat(100_000), 400],
    ['a request in JSON of megabytes', '/pages/_search', `{"size":1${' '.repeat(5e6)}}`, 413],
  ])('refuses %s', async (_, path, body, status) => {
    const answer = await post(path, body);

    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error: { reason: expect.any(String) } });
  });

  it('says in the words of OpenSearch what it does not highlight', async () => {
    const t = `wireless ${'x '.repeat(500_100)}`;
    await post('/long/_doc/1', JSON.stringify({ t }));
    const query = { query: { match: { t: 'wireless' } }, highlight: { fields: { t: {} } } };

    const { status, body } = await post('/long/_search', JSON.stringify(query));

    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(
      'The length of [t] field of [1] doc of [long] index has exceeded [1000000]',
    );
  });
});
