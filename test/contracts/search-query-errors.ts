import { beforeAll, describe, expect, it } from 'vitest';
import { withIndices } from './search-context.ts';
import { createHelpIndex } from './search-help-index.ts';
import type { ContractTarget } from './target.ts';

export function describeQueryErrors(target: () => ContractTarget): void {
  describe('a search', () => {
    const context = withIndices(target);
    let index: string;
    beforeAll(async () => {
      index = await createHelpIndex(context());
    });

    it.each([
      {
        name: 'an unknown query type',
        body: { query: { nope: {} } },
        type: 'parsing_exception',
      },
      {
        name: 'an unknown query parameter',
        body: { query: { match: { text: { query: 'a', colour: 1 } } } },
        type: 'parsing_exception',
      },
      { name: 'an unknown search parameter', body: { colour: {} }, type: 'parsing_exception' },
      {
        name: 'two queries side by side',
        body: { query: { match_all: {}, term: {} } },
        type: 'parsing_exception',
      },
      { name: 'an empty query', body: { query: {} }, type: 'illegal_argument_exception' },
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
        type: 'query_shard_exception',
      },
      {
        name: 'more than 1,024 clauses',
        body: { query: { bool: { should: Array(1100).fill({ match_all: {} }) } } },
        type: 'query_shard_exception',
      },
    ])('is refused with 400 for $name', async ({ body, type }) => {
      const { client } = context();

      await expect(client.search({ index, body: body as never })).rejects.toMatchObject({
        statusCode: 400,
        body: { error: { root_cause: [{ type }] }, status: 400 },
      });
    });
  });
}
