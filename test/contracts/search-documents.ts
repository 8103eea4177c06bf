import { beforeAll, describe, expect, it } from 'vitest';
import { withIndices } from './search-context.ts';
import type { ContractTarget } from './target.ts';

export function describeDocuments(target: () => ContractTarget): void {
  describe('documents', () => {
    const context = withIndices(target);
    let index: string;
    beforeAll(async () => {
      index = await context().newIndex();
    });

    it('stores a document under an id that needs escaping, and gives it back', async () => {
      const { client } = context();
      const id = 'a/b c%?#é';

      const created = await client.index({
        index,
        id,
        body: { title: 'hello' },
        refresh: true,
      });

      expect(created.statusCode).toBe(201);
      expect(created.body).toMatchObject({
        _index: index,
        _id: id,
        _version: 1,
        result: 'created',
      });
      const { body } = await client.get({ index, id });
      expect(body).toMatchObject({ _id: id, found: true, _source: { title: 'hello' } });
    });

    it('counts the versions of a document', async () => {
      const { client } = context();
      await client.index({ index, id: 'v', body: { n: 1 } });

      const { body, statusCode } = await client.index({ index, id: 'v', body: { n: 2 } });

      expect(statusCode).toBe(200);
      expect(body).toMatchObject({ _version: 2, result: 'updated' });
    });

    it('makes an id where none is given', async () => {
      const { body } = await context().client.index({ index, body: { n: 1 } });

      expect(body._id).toMatch(/^[\w-]{20}$/);
    });

    it('answers 404 for a document that is not there', async () => {
      await expect(context().client.get({ index, id: 'none' })).rejects.toMatchObject({
        statusCode: 404,
        body: { _id: 'none', found: false },
      });
      await expect(context().client.delete({ index, id: 'none' })).rejects.toMatchObject({
        statusCode: 404,
        body: { result: 'not_found' },
      });
    });

    it('creates only where there is none', async () => {
      const { client } = context();
      await client.create({ index, id: 'once', body: { n: 1 } });

      await expect(client.create({ index, id: 'once', body: { n: 2 } })).rejects.toMatchObject({
        statusCode: 409,
        body: { error: { type: 'version_conflict_engine_exception' } },
      });
    });

    it('writes only over the document that was read', async () => {
      const { client } = context();
      const { body } = await client.index({ index, id: 'seq', body: { n: 1 } });
      const read = { if_seq_no: body._seq_no ?? -1, if_primary_term: 1 };
      await client.index({ index, id: 'seq', body: { n: 2 }, ...read });

      const late = client.index({ index, id: 'seq', body: { n: 3 }, ...read });

      await expect(late).rejects.toMatchObject({ statusCode: 409 });
      expect((await client.get({ index, id: 'seq' })).body._source).toEqual({ n: 2 });
    });

    it('merges an update into a document', async () => {
      const { client } = context();
      await client.index({ index, id: 'u', body: { a: { b: 1, c: 2 }, d: 3 } });

      await client.update({ index, id: 'u', body: { doc: { a: { c: 5 } } } });
      const again = await client.update({ index, id: 'u', body: { doc: { d: 3 } } });

      expect((await client.get({ index, id: 'u' })).body._source).toEqual({
        a: { b: 1, c: 5 },
        d: 3,
      });
      expect(again.body.result).toBe('noop');
    });

    it('refuses an update of what is not there, and a script', async () => {
      const { client } = context();

      await expect(client.update({ index, id: 'no', body: { doc: {} } })).rejects.toMatchObject({
        body: { error: { type: 'document_missing_exception' } },
      });
      await expect(
        client.update({ index, id: 'u', body: { script: { source: 'x' } } }),
      ).rejects.toMatchObject({ statusCode: 400 });
    });

    it('refuses a document that does not fit the mapping, and keeps the one before', async () => {
      const { client } = context();
      const mappings = { dynamic: 'strict', properties: { n: { type: 'integer' } } };
      const typed = await context().newIndex({ mappings });
      await client.index({ index: typed, id: '1', body: { n: 1 } });

      await expect(
        client.index({ index: typed, id: '1', body: { n: 'many' } }),
      ).rejects.toMatchObject({
        body: { error: { type: 'mapper_parsing_exception' } },
      });
      await expect(client.index({ index: typed, id: '1', body: { m: 1 } })).rejects.toMatchObject({
        body: { error: { type: 'strict_dynamic_mapping_exception' } },
      });
      await context().refresh(typed);
      const { body } = await client.count({ index: typed, body: { query: { term: { n: 1 } } } });
      expect(body.count).toBe(1);
    });

    it('guesses the types of new fields', async () => {
      const { client, newName } = context();
      const guessed = newName();
      await client.index({
        index: guessed,
        body: { s: 'text', n: 1, f: 1.5, b: true, d: '2026-05-01', o: { x: ['y'] } },
      });

      const { body } = await client.indices.getMapping({ index: guessed });

      const text = { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 256 } } };
      expect(body[guessed]?.mappings.properties).toStrictEqual({
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
        context().client.index({ index, id: 'x'.repeat(513), body: {} }),
      ).rejects.toMatchObject({
        statusCode: 400,
        body: { error: { type: 'action_request_validation_exception' } },
      });
    });

    it('refuses a body that is no JSON, or too deep', async () => {
      const send = (body: string) =>
        context().client.transport.request({ method: 'PUT', path: `/${index}/_doc/bad`, body });

      await expect(send('{"a":')).rejects.toMatchObject({ statusCode: 400 });
      await expect(send('[]')).rejects.toMatchObject({ statusCode: 400 });
      await expect(send(`{"a":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`)).rejects.toMatchObject(
        {
          statusCode: 400,
        },
      );
    });
  });
}
