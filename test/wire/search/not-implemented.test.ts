import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SearchServer, startSearchServer } from '../../support/search-server.ts';

let server: SearchServer;

beforeAll(async () => {
  server = await startSearchServer();
  await server.client.indices.create({ index: 'made' });
  await server.client.index({ index: 'made', id: 'u', body: { a: 1 } });
});
afterAll(() => server.close());

describe('what the embedded search does not do', () => {
  it.each([
    { method: 'GET', path: '/_nodes/stats' },
    { method: 'POST', path: '/made/_forcemerge' },
    { method: 'GET', path: '/_cat/health' },
    { method: 'GET', path: '/_aliases' },
  ])('is said of $method $path with 501', async ({ method, path }) => {
    await expect(server.client.transport.request({ method, path })).rejects.toMatchObject({
      statusCode: 501,
      body: { error: { type: 'not_implemented_exception', reason: expect.stringContaining(path) } },
    });
  });

  it.each([
    {
      name: 'a field type',
      body: { mappings: { properties: { a: { type: 'nested' } } } },
    },
    {
      name: 'a mapping parameter',
      body: { mappings: { properties: { a: { type: 'text', boost: 2 } } } },
    },
    { name: 'a part of an index', body: { shapes: {} } },
    { name: 'a part of an alias', body: { aliases: { other: { colour: 'red' } } } },
  ])('is refused with 400 when it is $name', async ({ body }) => {
    const index = 'refused';

    const made = server.client.indices.create({ index, body: body as never });

    await expect(made).rejects.toMatchObject({ statusCode: 400 });
    expect((await server.client.indices.exists({ index })).body).toBe(false);
  });

  it.each([
    { name: 'a query type', body: { query: { geo_shape: {} } } },
    { name: 'a part of a search', body: { aggs: {} } },
  ])('is refused with 400 when it is $name', async ({ body }) => {
    const search = server.client.search({ index: 'made', body: body as never });

    await expect(search).rejects.toMatchObject({
      statusCode: 400,
      body: { error: { type: 'parsing_exception' } },
    });
  });

  it('is refused with 400 when it is a script', async () => {
    const body = { script: { source: 'x' } };

    await expect(server.client.update({ index: 'made', id: 'u', body })).rejects.toMatchObject({
      statusCode: 400,
    });
  });
});

describe('an alias that would change what is found', () => {
  it.each(['filter', 'routing', 'index_routing', 'search_routing', 'is_hidden'])(
    'is refused by the name of its %s, and nothing is made',
    async (name) => {
      const entry = { [name]: name === 'filter' ? { match_all: {} } : 'x' };
      const refused = {
        statusCode: 501,
        body: { error: { reason: expect.stringContaining(`an alias with [${name}]`) } },
      };
      const { indices } = server.client;

      const add = { index: 'made', alias: 'other', ...entry };
      const changed = indices.updateAliases({ body: { actions: [{ add }] } as never });
      await expect(changed).rejects.toMatchObject(refused);
      const put = indices.putAlias({ index: 'made', name: 'other', body: entry as never });
      await expect(put).rejects.toMatchObject(refused);
      const body = { aliases: { other: entry } };
      await expect(indices.create({ index: 'refused', body: body as never })).rejects.toMatchObject(
        refused,
      );
      expect((await indices.existsAlias({ name: 'other' })).body).toBe(false);
      expect((await indices.exists({ index: 'refused' })).body).toBe(false);
    },
  );
});

describe('what is more than the embedded search takes', () => {
  it('is refused when it is a query nested deeper than 20 levels', async () => {
    let query: object = { match_all: {} };
    for (let level = 0; level < 25; level += 1) query = { bool: { must: query } };

    await expect(
      server.client.search({ index: 'made', body: { query } as never }),
    ).rejects.toMatchObject({ statusCode: 400 });
  });

  it('is refused when it is a body of more than 32 MiB', async () => {
    const body = `{"a":"${'x'.repeat(33 * 1024 * 1024)}"}`;

    await expect(
      server.client.transport.request({ method: 'PUT', path: '/made/_doc/bad', body }),
    ).rejects.toMatchObject({ statusCode: 413 });
  });
});
