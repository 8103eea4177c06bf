import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SearchServer, startSearchServer } from './search-server.ts';

let server: SearchServer;

beforeAll(async () => {
  server = await startSearchServer();
});

afterAll(() => server.close());

describe('indices', () => {
  it('creates an index with settings and mappings, and gives both back', async () => {
    const { client } = server;
    const mappings = {
      dynamic: 'strict',
      properties: { title: { type: 'text', analyzer: 'english' } },
    };

    const { body } = await client.indices.create({
      index: 'made',
      body: { settings: { number_of_replicas: 0 }, mappings: mappings as never },
    });

    expect(body).toStrictEqual({ acknowledged: true, shards_acknowledged: true, index: 'made' });
    const found = (await client.indices.get({ index: 'made' })).body.made;
    expect(found?.mappings).toStrictEqual(mappings);
    expect(found?.settings?.index).toMatchObject({
      number_of_replicas: '0',
      provided_name: 'made',
    });
  });

  it('says whether an index exists', async () => {
    const { client } = server;
    await client.indices.create({ index: 'here' });

    expect((await client.indices.exists({ index: 'here' })).body).toBe(true);
    expect((await client.indices.exists({ index: 'there' })).body).toBe(false);
  });

  it('refuses to create an index twice', async () => {
    await server.client.indices.create({ index: 'twice' });

    await expect(server.client.indices.create({ index: 'twice' })).rejects.toMatchObject({
      statusCode: 400,
      body: { error: { type: 'resource_already_exists_exception' } },
    });
  });

  it.each(['Upper', '-dash', 'with space', 'a'.repeat(256)])(
    'refuses the name %s',
    async (index) => {
      await expect(server.client.indices.create({ index })).rejects.toMatchObject({
        statusCode: 400,
        body: { error: { type: 'invalid_index_name_exception' } },
      });
    },
  );

  it.each([
    {
      name: 'an unknown field type',
      body: { mappings: { properties: { a: { type: 'nested' } } } },
    },
    {
      name: 'an unknown mapping parameter',
      body: { mappings: { properties: { a: { type: 'text', boost: 2 } } } },
    },
    {
      name: 'an unknown analyzer',
      body: { mappings: { properties: { a: { type: 'text', analyzer: 'klingon' } } } },
    },
    { name: 'an unknown setting', body: { settings: { colour: 'red' } } },
    { name: 'an unknown part', body: { shapes: {} } },
  ])('refuses $name with 400 and makes nothing', async ({ body }) => {
    await expect(
      server.client.indices.create({ index: 'refused', body: body as never }),
    ).rejects.toMatchObject({ statusCode: 400 });

    expect((await server.client.indices.exists({ index: 'refused' })).body).toBe(false);
  });

  it('adds fields to a mapping, but never changes one', async () => {
    const { client } = server;
    await client.indices.create({
      index: 'grows',
      body: { mappings: { properties: { n: { type: 'integer' } } } },
    });

    await client.indices.putMapping({
      index: 'grows',
      body: { properties: { tag: { type: 'keyword' } } },
    });
    const change = client.indices.putMapping({
      index: 'grows',
      body: { properties: { n: { type: 'keyword' } } },
    });

    await expect(change).rejects.toMatchObject({
      body: { error: { reason: 'mapper [n] cannot be changed from type [integer] to [keyword]' } },
    });
    const { body } = await client.indices.getMapping({ index: 'grows' });
    expect(body.grows?.mappings.properties).toStrictEqual({
      n: { type: 'integer' },
      tag: { type: 'keyword' },
    });
  });

  it('deletes an index with its documents', async () => {
    const { client } = server;
    await client.index({ index: 'gone', id: '1', body: { a: 1 } });

    await client.indices.delete({ index: 'gone' });

    await expect(client.count({ index: 'gone' })).rejects.toMatchObject({
      statusCode: 404,
      body: { error: { type: 'index_not_found_exception', index: 'gone' }, status: 404 },
    });
  });

  it('changes settings that may change, and refuses those that may not', async () => {
    const { client } = server;
    await client.indices.create({ index: 'set' });

    await client.indices.putSettings({
      index: 'set',
      body: { index: { number_of_replicas: 2 } } as never,
    });

    const { body } = await client.indices.getSettings({ index: 'set' });
    expect(body.set?.settings?.index?.number_of_replicas).toBe('2');
    await expect(
      client.indices.putSettings({
        index: 'set',
        body: { index: { number_of_shards: 2 } } as never,
      }),
    ).rejects.toMatchObject({ statusCode: 400 });
  });

  it('lists the indices with their documents', async () => {
    const { client } = server;
    await client.index({ index: 'listed', id: '1', body: { a: 1 } });

    const { body } = await client.cat.indices({ index: 'listed', format: 'json' });

    expect(body).toMatchObject([{ index: 'listed', health: 'green', 'docs.count': '1' }]);
  });

  it('shows what an analyzer makes of a text', async () => {
    const { body } = await server.client.indices.analyze({
      body: { analyzer: 'english', text: "The students' passwords" } as never,
    });

    expect(body.tokens).toStrictEqual([
      { token: 'student', start_offset: 4, end_offset: 12, position: 1 },
      { token: 'password', start_offset: 14, end_offset: 23, position: 2 },
    ]);
  });

  it.each([
    { method: 'GET', path: '/_nodes/stats' },
    { method: 'POST', path: '/made/_forcemerge' },
    { method: 'GET', path: '/_cat/health' },
    { method: 'GET', path: '/_aliases' },
  ])('says of $method $path that it is not there, with 501', async ({ method, path }) => {
    await expect(server.client.transport.request({ method, path })).rejects.toMatchObject({
      statusCode: 501,
      body: { error: { type: 'not_implemented_exception', reason: expect.stringContaining(path) } },
    });
  });

  it('looks only at indices that are there when told to, and insists on one when told to', async () => {
    const { client } = server;

    expect((await client.count({ index: 'none', ignore_unavailable: true })).body.count).toBe(0);
    await expect(client.count({ index: 'none*', allow_no_indices: false })).rejects.toMatchObject({
      statusCode: 404,
    });
    expect((await client.indices.exists({ index: 'none*' })).body).toBe(false);
  });

  it('refuses a URL parameter that it does not know', async () => {
    await expect(
      server.client.transport.request({
        method: 'GET',
        path: '/made',
        querystring: { colour: 'red' },
      }),
    ).rejects.toMatchObject({
      statusCode: 400,
      body: { error: { reason: 'request [/made] contains unrecognized parameter: [colour]' } },
    });
  });
});
