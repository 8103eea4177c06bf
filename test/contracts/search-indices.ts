import { describe, expect, it } from 'vitest';
import { withIndices } from './search-context.ts';
import type { ContractTarget } from './target.ts';

export function describeIndices(target: () => ContractTarget): void {
  describe('indices', () => {
    const context = withIndices(target);

    it('are made with settings and mappings, and give both back', async () => {
      const { client, newName } = context();
      const index = newName();
      const mappings = {
        dynamic: 'strict',
        properties: { title: { type: 'text', analyzer: 'english' } },
      };

      const { body } = await client.indices.create({
        index,
        body: { settings: { number_of_replicas: 0 }, mappings: mappings as never },
      });

      expect(body).toStrictEqual({ acknowledged: true, shards_acknowledged: true, index });
      const found = (await client.indices.get({ index })).body[index];
      expect(found?.mappings).toStrictEqual(mappings);
      expect(found?.settings?.index).toMatchObject({
        number_of_replicas: '0',
        number_of_shards: '1',
        provided_name: index,
      });
    });

    it('exist or not', async () => {
      const { client, newName, newIndex } = context();
      const here = await newIndex();

      expect((await client.indices.exists({ index: here })).body).toBe(true);
      expect((await client.indices.exists({ index: newName() })).body).toBe(false);
    });

    it('are not made twice', async () => {
      const { client, newIndex } = context();
      const index = await newIndex();

      await expect(client.indices.create({ index })).rejects.toMatchObject({
        statusCode: 400,
        message: expect.stringContaining('resource_already_exists_exception'),
        body: { error: { type: 'resource_already_exists_exception' } },
      });
    });

    it.each(['Upper', '-dash', 'with space', 'a'.repeat(256)])(
      'are refused with the name %s',
      async (index) => {
        await expect(context().client.indices.create({ index })).rejects.toMatchObject({
          statusCode: 400,
          body: { error: { type: 'invalid_index_name_exception' } },
        });
      },
    );

    it.each([
      {
        name: 'an unknown field type',
        body: { mappings: { properties: { a: { type: 'colour' } } } },
      },
      {
        name: 'an unknown mapping parameter',
        body: { mappings: { properties: { a: { type: 'text', colour: 2 } } } },
      },
      {
        name: 'an unknown analyzer',
        body: { mappings: { properties: { a: { type: 'text', analyzer: 'klingon' } } } },
      },
      { name: 'an unknown setting', body: { settings: { colour: 'red' } } },
      { name: 'an unknown part', body: { shapes: {} } },
    ])('are refused with $name, and none is made', async ({ body }) => {
      const { client, newName } = context();
      const index = newName();

      const made = client.indices.create({ index, body: body as never });

      await expect(made).rejects.toMatchObject({ statusCode: 400 });
      expect((await client.indices.exists({ index })).body).toBe(false);
    });

    it('take new fields into their mapping, but never change one', async () => {
      const { client, newIndex } = context();
      const index = await newIndex({ mappings: { properties: { n: { type: 'integer' } } } });

      await client.indices.putMapping({
        index,
        body: { properties: { tag: { type: 'keyword' } } },
      });
      const change = client.indices.putMapping({
        index,
        body: { properties: { n: { type: 'keyword' } } },
      });

      await expect(change).rejects.toMatchObject({
        statusCode: 400,
        body: {
          error: { reason: 'mapper [n] cannot be changed from type [integer] to [keyword]' },
        },
      });
      const { body } = await client.indices.getMapping({ index });
      expect(body[index]?.mappings.properties).toStrictEqual({
        n: { type: 'integer' },
        tag: { type: 'keyword' },
      });
    });

    it('are deleted with their documents', async () => {
      const { client, newIndex } = context();
      const index = await newIndex();
      await client.index({ index, id: '1', body: { a: 1 } });

      await client.indices.delete({ index });

      const missing = { type: 'index_not_found_exception', index };
      await expect(client.count({ index })).rejects.toMatchObject({
        statusCode: 404,
        body: { error: missing, status: 404 },
      });
      await expect(client.indices.delete({ index })).rejects.toMatchObject({ statusCode: 404 });
      await client.indices.delete({ index, ignore_unavailable: true });
    });

    it('change settings that may change, and refuse those that may not', async () => {
      const { client, newIndex } = context();
      const index = await newIndex();

      await client.indices.putSettings({
        index,
        body: { index: { number_of_replicas: 2 } } as never,
      });
      const change = client.indices.putSettings({
        index,
        body: { index: { number_of_shards: 2 } } as never,
      });

      await expect(change).rejects.toMatchObject({ statusCode: 400 });
      const { body } = await client.indices.getSettings({ index });
      expect(body[index]?.settings?.index?.number_of_replicas).toBe('2');
    });

    it('are listed with their documents', async () => {
      const { client, newIndex, refresh } = context();
      const index = await newIndex({ settings: { number_of_replicas: 0 } });
      await client.index({ index, id: '1', body: { a: 1 } });
      await refresh(index);

      const { body } = await client.cat.indices({ index, format: 'json' });

      expect(body).toMatchObject([{ index, health: 'green', status: 'open', 'docs.count': '1' }]);
    });

    it('show what an analyzer makes of a text', async () => {
      const { body } = await context().client.indices.analyze({
        body: { analyzer: 'english', text: "The students' passwords" } as never,
      });

      expect(body.tokens).toMatchObject([
        { token: 'student', start_offset: 4, end_offset: 12, position: 1 },
        { token: 'password', start_offset: 14, end_offset: 23, position: 2 },
      ]);
    });

    it('are passed over where they are not there, or insisted on, as told', async () => {
      const { client, newName } = context();
      const none = newName();

      const counted = await client.count({ index: none, ignore_unavailable: true });

      expect(counted.body.count).toBe(0);
      await expect(
        client.count({ index: `${none}*`, allow_no_indices: false }),
      ).rejects.toMatchObject({ statusCode: 404 });
    });

    it('of a pattern that fits none exist, unless one is insisted on', async () => {
      const { client, newName } = context();
      const index = `${newName()}*`;

      expect((await client.indices.exists({ index })).body).toBe(true);
      expect((await client.indices.exists({ index, allow_no_indices: false })).body).toBe(false);
    });

    it('refuse a URL parameter that there is not', async () => {
      const { client, newIndex } = context();
      const path = `/${await newIndex()}`;

      const request = client.transport.request({
        method: 'GET',
        path,
        querystring: { colour: 'red' },
      });

      await expect(request).rejects.toMatchObject({
        statusCode: 400,
        body: { error: { reason: `request [${path}] contains unrecognized parameter: [colour]` } },
      });
    });

    it('belong to a cluster that says how it is', async () => {
      const { client, newIndex } = context();
      const index = await newIndex({ settings: { number_of_replicas: 0 } });

      const { body } = await client.cluster.health({ index, wait_for_status: 'green' });

      expect(body).toMatchObject({ status: 'green', timed_out: false });
    });
  });
}
