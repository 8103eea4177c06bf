import { describe, expect, it } from 'vitest';
import { withIndices } from './search-context.ts';
import type { ContractTarget } from './target.ts';

export function describeBulk(target: () => ContractTarget): void {
  describe('bulk', () => {
    const context = withIndices(target);

    it('carries out each action and reports each', async () => {
      const { client, newName } = context();
      const index = newName();

      const { body } = await client.bulk({
        index,
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
      expect((await client.get({ index, id: '1' })).body._source).toEqual({ n: 1, m: 3 });
    });

    it('makes what it wrote searchable where that is asked for', async () => {
      const { client, newIndex } = context();
      const index = await newIndex();

      await client.bulk({ index, refresh: true, body: [{ index: { _id: '1' } }, { n: 1 }] });

      expect((await client.count({ index })).body.count).toBe(1);
    });

    it.each([
      { name: 'no newline at the end', body: '{"index":{"_index":"INDEX"}}\n{"a":1}' },
      { name: 'an unknown action', body: '{"merge":{"_index":"INDEX"}}\n{"a":1}\n' },
      { name: 'an unknown parameter', body: '{"index":{"_index":"INDEX","colour":1}}\n{"a":1}\n' },
      { name: 'no index', body: '{"index":{}}\n{"a":1}\n' },
      { name: 'an empty body', body: '' },
    ])('refuses a request with $name as a whole', async ({ body }) => {
      const { client, newName } = context();
      const index = newName();

      const bulkBody = body.replace('INDEX', index);
      const request = client.transport.request({ method: 'POST', path: '/_bulk', bulkBody });

      await expect(request).rejects.toMatchObject({ statusCode: 400 });
      expect((await client.indices.exists({ index })).body).toBe(false);
    });

    it('works with the helper of the stock client', async () => {
      const { client, newName } = context();
      const index = newName();
      const documents = Array.from({ length: 250 }, (_, n) => ({ n }));

      const { successful } = await client.helpers.bulk({
        datasource: documents,
        onDocument: ({ n }) => ({ index: { _index: index, _id: String(n) } }),
        refreshOnCompletion: true,
      });

      expect(successful).toBe(250);
      expect((await client.count({ index })).body.count).toBe(250);
    });
  });
}
