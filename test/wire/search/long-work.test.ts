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

  it.each([
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
