import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SearchServer, startSearchServer } from './search-server.ts';

let server: SearchServer;

beforeAll(async () => {
  server = await startSearchServer();
});

afterAll(() => server.close());

describe('documents', () => {
  it('stores a document under an id that needs escaping, and gives it back', async () => {
    const { client } = server;
    const id = 'a/b c%?#é';

    const created = await client.index({
      index: 'docs',
      id,
      body: { title: 'hello' },
      refresh: true,
    });

    expect(created.statusCode).toBe(201);
    expect(created.body).toMatchObject({ _index: 'docs', _id: id, _version: 1, result: 'created' });
    const { body } = await client.get({ index: 'docs', id });
    expect(body).toMatchObject({ _id: id, found: true, _source: { title: 'hello' } });
  });

  it('counts the versions of a document', async () => {
    const { client } = server;
    await client.index({ index: 'docs', id: 'v', body: { n: 1 } });

    const { body, statusCode } = await client.index({ index: 'docs', id: 'v', body: { n: 2 } });

    expect(statusCode).toBe(200);
    expect(body).toMatchObject({ _version: 2, result: 'updated' });
  });

  it('makes an id where none is given', async () => {
    const { body } = await server.client.index({ index: 'docs', body: { n: 1 } });

    expect(body._id).toMatch(/^[\w-]{20}$/);
  });

  it('answers 404 for a document that is not there', async () => {
    await expect(server.client.get({ index: 'docs', id: 'none' })).rejects.toMatchObject({
      statusCode: 404,
      body: { _id: 'none', found: false },
    });
    await expect(server.client.delete({ index: 'docs', id: 'none' })).rejects.toMatchObject({
      statusCode: 404,
      body: { result: 'not_found' },
    });
  });

  it('creates only where there is none', async () => {
    const { client } = server;
    await client.create({ index: 'docs', id: 'once', body: { n: 1 } });

    await expect(
      client.create({ index: 'docs', id: 'once', body: { n: 2 } }),
    ).rejects.toMatchObject({
      statusCode: 409,
      body: { error: { type: 'version_conflict_engine_exception' } },
    });
  });

  it('writes only over the document that was read', async () => {
    const { client } = server;
    const { body } = await client.index({ index: 'docs', id: 'seq', body: { n: 1 } });
    const read = { if_seq_no: body._seq_no ?? -1, if_primary_term: 1 };
    await client.index({ index: 'docs', id: 'seq', body: { n: 2 }, ...read });

    const late = client.index({ index: 'docs', id: 'seq', body: { n: 3 }, ...read });

    await expect(late).rejects.toMatchObject({ statusCode: 409 });
    expect((await client.get({ index: 'docs', id: 'seq' })).body._source).toEqual({ n: 2 });
  });

  it('merges an update into a document', async () => {
    const { client } = server;
    await client.index({ index: 'docs', id: 'u', body: { a: { b: 1, c: 2 }, d: 3 } });

    await client.update({ index: 'docs', id: 'u', body: { doc: { a: { c: 5 } } } });
    const again = await client.update({ index: 'docs', id: 'u', body: { doc: { d: 3 } } });

    expect((await client.get({ index: 'docs', id: 'u' })).body._source).toEqual({
      a: { b: 1, c: 5 },
      d: 3,
    });
    expect(again.body.result).toBe('noop');
  });

  it('refuses an update of what is not there, and a script', async () => {
    const { client } = server;

    await expect(
      client.update({ index: 'docs', id: 'no', body: { doc: {} } }),
    ).rejects.toMatchObject({
      body: { error: { type: 'document_missing_exception' } },
    });
    await expect(
      client.update({ index: 'docs', id: 'u', body: { script: { source: 'x' } } }),
    ).rejects.toMatchObject({ statusCode: 400 });
  });

  it('refuses a document that does not fit the mapping, and keeps the one before', async () => {
    const { client } = server;
    const mappings = { dynamic: 'strict', properties: { n: { type: 'integer' } } };
    await client.indices.create({ index: 'typed', body: { mappings: mappings as never } });
    await client.index({ index: 'typed', id: '1', body: { n: 1 } });

    await expect(
      client.index({ index: 'typed', id: '1', body: { n: 'many' } }),
    ).rejects.toMatchObject({
      body: { error: { type: 'mapper_parsing_exception' } },
    });
    await expect(client.index({ index: 'typed', id: '1', body: { m: 1 } })).rejects.toMatchObject({
      body: { error: { type: 'strict_dynamic_mapping_exception' } },
    });
    const { body } = await client.count({ index: 'typed', body: { query: { term: { n: 1 } } } });
    expect(body.count).toBe(1);
  });

  it('guesses the types of new fields', async () => {
    const { client } = server;
    await client.index({
      index: 'guessed',
      body: { s: 'text', n: 1, f: 1.5, b: true, d: '2026-05-01', o: { x: ['y'] } },
    });

    const { body } = await client.indices.getMapping({ index: 'guessed' });

    const text = { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 256 } } };
    expect(body.guessed?.mappings.properties).toStrictEqual({
      s: text,
      n: { type: 'long' },
      f: { type: 'float' },
      b: { type: 'boolean' },
      d: { type: 'date' },
      o: { properties: { x: text } },
    });
  });

  it('refuses an id of more than 512 bytes', async () => {
    await expect(
      server.client.index({ index: 'docs', id: 'x'.repeat(513), body: {} }),
    ).rejects.toMatchObject({
      statusCode: 400,
      body: { error: { type: 'illegal_argument_exception' } },
    });
  });

  it('refuses a body that is no JSON, too deep, or too long', async () => {
    const send = (body: string) =>
      server.client.transport.request({ method: 'PUT', path: '/docs/_doc/bad', body });

    await expect(send('{"a":')).rejects.toMatchObject({ statusCode: 400 });
    await expect(send('[]')).rejects.toMatchObject({ statusCode: 400 });
    await expect(send(`{"a":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`)).rejects.toMatchObject({
      statusCode: 400,
    });
    await expect(send(`{"a":"${'x'.repeat(33 * 1024 * 1024)}"}`)).rejects.toMatchObject({
      statusCode: 413,
    });
  });
});

describe('bulk', () => {
  it('carries out each action and reports each', async () => {
    const { client } = server;

    const { body } = await client.bulk({
      index: 'bulk',
      body: [
        { index: { _id: '1' } },
        { n: 1 },
        { create: { _id: '1' } },
        { n: 2 },
        { update: { _id: '1' } },
        { doc: { m: 3 } },
        { delete: { _id: '9' } },
        { index: { _id: '2' } },
        { n: 'not a number' },
      ],
    });

    expect(body.errors).toBe(true);
    expect(body.items.map((item) => Object.values(item)[0]?.status)).toStrictEqual([
      201, 409, 200, 404, 400,
    ]);
    expect((await client.get({ index: 'bulk', id: '1' })).body._source).toEqual({ n: 1, m: 3 });
  });

  it.each([
    { name: 'no newline at the end', body: '{"index":{"_index":"b"}}\n{"a":1}' },
    { name: 'an unknown action', body: '{"merge":{"_index":"b"}}\n{"a":1}\n' },
    { name: 'an unknown parameter', body: '{"index":{"_index":"b","colour":1}}\n{"a":1}\n' },
    { name: 'no index', body: '{"index":{}}\n{"a":1}\n' },
    { name: 'an empty body', body: '' },
  ])('refuses a request with $name as a whole', async ({ body }) => {
    const request = server.client.transport.request({
      method: 'POST',
      path: '/_bulk',
      bulkBody: body,
    });

    await expect(request).rejects.toMatchObject({ statusCode: 400 });
    expect((await server.client.indices.exists({ index: 'b' })).body).toBe(false);
  });

  it('works with the helper of the stock client', async () => {
    const documents = Array.from({ length: 250 }, (_, n) => ({ n }));

    const { successful } = await server.client.helpers.bulk({
      datasource: documents,
      onDocument: ({ n }) => ({ index: { _index: 'helped', _id: String(n) } }),
      refreshOnCompletion: true,
    });

    expect(successful).toBe(250);
    expect((await server.client.count({ index: 'helped' })).body.count).toBe(250);
  });
});
