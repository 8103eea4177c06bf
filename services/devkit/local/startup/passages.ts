import { Client } from '@opensearch-project/opensearch';

/** What the start asks the index of passages. */
export interface Passages {
  /** How many there are; none where the index is not there. */
  count(): Promise<number>;
  /** Keys of indexed documents beside the given ones, of at most 10,000 passages. */
  keysBeside(keys: readonly string[]): Promise<readonly string[]>;
}

/** OpenSearch's `index.max_result_window`. */
const MOST_HITS = 10_000;

/** Asks the search endpoint as the local administrator. */
export function openPassages(node: string, index: string): Passages {
  async function ask<T>(question: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ node, auth: { username: 'test', password: 'test' } });
    try {
      return await question(client);
    } finally {
      await client.close();
    }
  }

  return {
    count: () =>
      ask(async (client) => {
        const { body } = await client.count({ index }, { ignore: [404] });
        return typeof body.count === 'number' ? body.count : 0;
      }),
    keysBeside: (keys) =>
      ask(async (client) => {
        const query = { bool: { must_not: [{ terms: { key: [...keys] } }] } };
        const { body } = await client.search(
          { index, body: { size: MOST_HITS, _source: ['key'], query } },
          { ignore: [404] },
        );
        const hits = (body.hits?.hits ?? []) as { _source?: { key?: string } }[];
        return [...new Set(hits.flatMap(({ _source }) => _source?.key ?? []))];
      }),
  };
}
