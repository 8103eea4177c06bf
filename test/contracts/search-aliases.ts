import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type SearchContext, withIndices } from './search-context.ts';
import type { ContractTarget } from './target.ts';

/** An alias is deleted with its index, so it needs only a name that nothing has. */
const newAlias = () => `contract-alias-${randomUUID()}`;

function act({ client }: SearchContext, actions: readonly object[]) {
  return client.indices.updateAliases({ body: { actions } as never });
}

function ids({ client }: SearchContext, index: string) {
  const body = { size: 100, query: { match_all: {} } };
  return client
    .search({ index, body })
    .then((found) => found.body.hits.hits.map(({ _id }) => _id).sort());
}

/** Puts a document into an index, searchable. */
async function put({ client }: SearchContext, index: string, id: string): Promise<string> {
  const { body } = await client.index({ index, id, body: { n: 1 }, refresh: true });
  return body._index;
}

export function describeAliases(target: () => ContractTarget): void {
  describe('an alias', () => {
    const context = withIndices(target);

    it('is made with its index, and returned with it', async () => {
      const { client, newIndex } = context();
      const alias = newAlias();

      const index = await newIndex({ aliases: { [alias]: {} } });

      const found = await client.indices.get({ index: alias });
      expect(Object.keys(found.body)).toStrictEqual([index]);
      expect(found.body[index]?.aliases).toStrictEqual({ [alias]: {} });
      expect((await client.indices.getAlias({ name: alias })).body).toStrictEqual({
        [index]: { aliases: { [alias]: {} } },
      });
      expect((await client.indices.existsAlias({ name: alias })).body).toBe(true);
      expect((await client.indices.exists({ index: alias })).body).toBe(true);
    });

    it('takes documents into its index, and finds them', async () => {
      const { client, newIndex, refresh } = context();
      const index = await newIndex();
      const alias = newAlias();
      await client.indices.putAlias({ index, name: alias });

      const written = await put(context(), alias, '1');
      await client.bulk({ index: alias, body: [{ index: { _id: '2' } }, { n: 2 }] });
      await client.update({ index: alias, id: '2', body: { doc: { n: 3 } } });
      await client.delete({ index: alias, id: '1' });
      await client.indices.putMapping({
        index: alias,
        body: { properties: { k: { type: 'keyword' } } },
      });
      await refresh(alias);

      expect(written).toBe(index);
      expect(await ids(context(), alias)).toStrictEqual(['2']);
      expect((await client.count({ index: alias })).body.count).toBe(1);
      const read = await client.get({ index: alias, id: '2' });
      expect(read.body).toMatchObject({ _index: index, _source: { n: 3 } });
      const many = await client.msearch({ index: alias, body: [{}, { query: { match_all: {} } }] });
      expect(many.body.responses).toMatchObject([{ hits: { hits: [{ _index: index }] } }]);
      const { body: mapping } = await client.indices.getMapping({ index: alias });
      expect(mapping[index]?.mappings.properties).toMatchObject({ k: { type: 'keyword' } });
      await client.deleteByQuery({
        index: alias,
        refresh: true,
        body: { query: { match_all: {} } },
      });
      expect((await client.count({ index })).body.count).toBe(0);
    });

    it('moves from one index to another in one step', async () => {
      const { client, newIndex } = context();
      const [before, after] = [await newIndex(), await newIndex()];
      const alias = newAlias();
      await put(context(), before, 'old');
      await put(context(), after, 'new');
      await act(context(), [{ add: { index: before, alias } }]);

      await act(context(), [
        { remove: { index: before, alias } },
        { add: { index: after, alias } },
      ]);

      expect(await ids(context(), alias)).toStrictEqual(['new']);
      expect((await client.indices.getAlias({ index: before })).body).toStrictEqual({
        [before]: { aliases: {} },
      });
    });

    it('takes the name of an index that is removed in the same step', async () => {
      const { client, newIndex } = context();
      const [name, next] = [await newIndex(), await newIndex()];
      await put(context(), name, 'old');
      await put(context(), next, 'new');

      await act(context(), [
        { add: { index: next, alias: name } },
        { remove_index: { index: name } },
      ]);

      expect(await ids(context(), name)).toStrictEqual(['new']);
      expect(await put(context(), name, 'more')).toBe(next);
      expect((await client.indices.getAlias({ name })).body).toHaveProperty(next);
      await client.indices.deleteAlias({ index: next, name });
    });

    it('stays as it was if one of the actions is impossible', async () => {
      const { client, newIndex, newName } = context();
      const index = await newIndex();
      const alias = newAlias();
      await act(context(), [{ add: { index, alias } }]);

      const changed = act(context(), [
        { remove: { index, alias } },
        { add: { index: newName(), alias } },
      ]);

      await expect(changed).rejects.toMatchObject({
        statusCode: 404,
        body: { error: { type: 'index_not_found_exception' } },
      });
      expect((await client.indices.existsAlias({ index, name: alias })).body).toBe(true);
    });

    it('of several indices finds the documents of all, and takes none without a write index', async () => {
      const { client, newIndex } = context();
      const [one, two] = [await newIndex(), await newIndex()];
      const alias = newAlias();
      await put(context(), one, '1');
      await put(context(), two, '2');
      await act(context(), [{ add: { indices: [one, two], alias } }]);

      expect(await ids(context(), alias)).toStrictEqual(['1', '2']);
      const reason = expect.stringContaining(`no write index is defined for alias [${alias}]`);
      const refused = { type: 'illegal_argument_exception', reason };
      await expect(put(context(), alias, '3')).rejects.toMatchObject({
        statusCode: 400,
        body: { error: refused },
      });
      const bulk = await client.bulk({ index: alias, body: [{ index: { _id: '3' } }, { n: 3 }] });
      expect(bulk.body.items).toMatchObject([
        { index: { _index: alias, status: 400, error: refused } },
      ]);
      await expect(client.get({ index: alias, id: '1' })).rejects.toMatchObject({
        statusCode: 400,
        body: {
          error: {
            type: 'illegal_argument_exception',
            reason: expect.stringContaining(
              `alias [${alias}] has more than one index associated with it [`,
            ),
          },
        },
      });
    });

    it('of several indices writes into the one that is its write index', async () => {
      const { newIndex, client } = context();
      const [one, two] = [await newIndex(), await newIndex()];
      const alias = newAlias();
      await act(context(), [
        { add: { index: one, alias } },
        { add: { index: two, alias, is_write_index: true } },
      ]);

      expect(await put(context(), alias, '1')).toBe(two);
      const second = act(context(), [{ add: { index: one, alias, is_write_index: true } }]);
      await expect(second).rejects.toMatchObject({
        body: { error: { type: 'illegal_state_exception' } },
      });
      const { body } = await client.cat.aliases({ name: alias, format: 'json' });
      expect(body).toHaveLength(2);
      expect(body).toContainEqual({
        alias,
        index: two,
        filter: '-',
        'routing.index': '-',
        'routing.search': '-',
        is_write_index: 'true',
      });
    });

    it('whose only index is not for writing takes no document', async () => {
      const { client, newIndex } = context();
      const alias = newAlias();
      await newIndex({ aliases: { [alias]: { is_write_index: false } } });

      await expect(client.index({ index: alias, id: '1', body: {} })).rejects.toMatchObject({
        statusCode: 400,
        body: { error: { type: 'illegal_argument_exception' } },
      });
    });

    it('is one of the names that a pattern fits, except for deleting', async () => {
      const { client, newIndex } = context();
      const index = await newIndex();
      const alias = newAlias();
      await put(context(), index, '1');
      await client.indices.putAlias({ index, name: alias });

      expect(await ids(context(), `${alias}*`)).toStrictEqual(['1']);
      await client.indices.delete({ index: `${alias}*` });
      expect((await client.indices.exists({ index })).body).toBe(true);
    });

    it('never has the name of an index, nor an index its name', async () => {
      const { client, newIndex } = context();
      const [one, two] = [await newIndex(), await newIndex()];
      const alias = newAlias();
      await client.indices.putAlias({ index: one, name: alias });

      const clashing = {
        statusCode: 400,
        body: { error: { type: 'invalid_alias_name_exception' } },
      };
      await expect(act(context(), [{ add: { index: one, alias: two } }])).rejects.toMatchObject(
        clashing,
      );
      await expect(newIndex({ aliases: { [two]: {} } })).rejects.toMatchObject(clashing);
      await expect(client.indices.create({ index: alias })).rejects.toMatchObject({
        statusCode: 400,
        body: {
          error: {
            type: 'invalid_index_name_exception',
            reason: `Invalid index name [${alias}], already exists as alias`,
          },
        },
      });
    });

    it.each(['with space', '-dash', 'with,comma'])('is refused with the name %s', async (alias) => {
      const index = await context().newIndex();

      await expect(act(context(), [{ add: { index, alias } }])).rejects.toMatchObject({
        statusCode: 400,
        body: { error: { type: 'invalid_alias_name_exception' } },
      });
    });

    it('is no index: it can be neither deleted nor aliased as one', async () => {
      const { client, newIndex } = context();
      const index = await newIndex();
      const alias = newAlias();
      await client.indices.putAlias({ index, name: alias });

      const refused = {
        statusCode: 400,
        body: {
          error: {
            type: 'illegal_argument_exception',
            reason: `The provided expression [${alias}] matches an alias, specify the corresponding concrete indices instead.`,
          },
        },
      };
      await expect(client.indices.delete({ index: alias })).rejects.toMatchObject(refused);
      await expect(act(context(), [{ remove_index: { index: alias } }])).rejects.toMatchObject(
        refused,
      );
      await expect(
        act(context(), [{ add: { index: alias, alias: newAlias() } }]),
      ).rejects.toMatchObject(refused);
    });

    it('goes with its index', async () => {
      const { client, newIndex } = context();
      const index = await newIndex();
      const alias = newAlias();
      await client.indices.putAlias({ index, name: alias });

      await client.indices.delete({ index });

      expect((await client.indices.existsAlias({ name: alias })).body).toBe(false);
      await client.indices.create({ index });
      expect((await client.indices.getAlias({ index })).body).toStrictEqual({
        [index]: { aliases: {} },
      });
    });

    it('is removed, and missed if it was not there', async () => {
      const { client, newIndex } = context();
      const index = await newIndex();
      const [alias, none] = [newAlias(), newAlias()];
      await client.indices.putAlias({ index, name: alias });

      await client.indices.deleteAlias({ index, name: alias });

      const missing = {
        statusCode: 404,
        body: {
          error: { type: 'aliases_not_found_exception', reason: `aliases [${none}] missing` },
        },
      };
      await expect(client.indices.deleteAlias({ index, name: none })).rejects.toMatchObject(
        missing,
      );
      await expect(act(context(), [{ remove: { index, alias: none } }])).rejects.toMatchObject(
        missing,
      );
      await expect(
        act(context(), [
          { add: { index, alias } },
          { remove: { index, alias: none, must_exist: true } },
        ]),
      ).rejects.toMatchObject(missing);
      await act(context(), [{ remove: { index, alias: none, must_exist: false } }]);
      expect((await client.indices.existsAlias({ name: alias })).body).toBe(false);
      await expect(client.indices.getAlias({ name: none })).rejects.toMatchObject({
        statusCode: 404,
        body: { error: `alias [${none}] missing`, status: 404 },
      });
    });

    it.each([
      { name: 'no action', body: {} },
      { name: 'an unknown action', body: { actions: [{ colour: {} }] } },
      { name: 'an action without an index', body: { actions: [{ add: { alias: 'a' } }] } },
      { name: 'an action without an alias', body: { actions: [{ add: { index: 'a' } }] } },
      {
        name: 'an unknown member of an action',
        body: { actions: [{ add: { index: 'a', alias: 'b', colour: 'red' } }] },
      },
    ])('is not changed by $name', async ({ body }) => {
      const changed = context().client.indices.updateAliases({ body: body as never });

      await expect(changed).rejects.toMatchObject({ statusCode: 400 });
    });
  });
}
