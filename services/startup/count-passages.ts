import { Client } from '@opensearch-project/opensearch';

/** How many passages the search endpoint holds; none where the index is not there. */
export async function countPassages(node: string, index: string): Promise<number> {
  const client = new Client({ node, auth: { username: 'test', password: 'test' } });
  try {
    const { body } = await client.count({ index }, { ignore: [404] });
    return typeof body.count === 'number' ? body.count : 0;
  } finally {
    await client.close();
  }
}
