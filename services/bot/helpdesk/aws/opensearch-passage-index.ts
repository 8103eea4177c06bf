import type { Client } from '@opensearch-project/opensearch';
import type { Passage } from '../documents/passage.ts';
import type { PassageIndex } from '../documents/passage-index.ts';
import { PASSAGE_INDEX } from './passage-mapping.ts';
import { toStored } from './stored-passage.ts';

export interface PassageIndexOptions {
  readonly client: Client;
  readonly index: string;
}

/** Keeps the passages in OpenSearch. */
export function openSearchPassageIndex({ client, index }: PassageIndexOptions): PassageIndex {
  return {
    async replace(docId, passages) {
      await ensureIndex(client, index);
      await writeAll(client, index, passages);
      await removeOthers(
        client,
        index,
        docId,
        passages.map(({ id }) => id),
      );
    },

    async remove(docId) {
      if (await hasIndex(client, index)) await removeOthers(client, index, docId, []);
    },

    async find(docId) {
      const { body } = await client.search({
        index,
        ignore_unavailable: true,
        body: { size: 1, _source: ['key', 'kind', 'title'], query: { term: { docId } } },
      });
      const [hit] = body.hits.hits;
      return hit?._source as { key: string; kind: 'page' | 'video'; title: string } | undefined;
    },
  };
}

async function hasIndex(client: Client, index: string): Promise<boolean> {
  return (await client.indices.exists({ index })).body;
}

/** Two functions may start at once: the second finds that the index is there, and that is fine. */
async function ensureIndex(client: Client, index: string): Promise<void> {
  if (await hasIndex(client, index)) return;
  try {
    await client.indices.create({ index, body: PASSAGE_INDEX as never });
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('resource_already_exists_exception')))
      throw error;
  }
}

async function writeAll(
  client: Client,
  index: string,
  passages: readonly Passage[],
): Promise<void> {
  const body = passages.flatMap((passage) => [{ index: { _id: passage.id } }, toStored(passage)]);
  const { body: result } = await client.bulk({ index, refresh: true, body });
  if (!result.errors) return;
  const failed = result.items.flatMap((item) =>
    Object.values(item).flatMap(({ error }) => error ?? []),
  );
  throw new Error(
    `${failed.length} of ${passages.length} passages were not indexed: ${failed[0]?.type}: ${failed[0]?.reason}`,
  );
}

async function removeOthers(
  client: Client,
  index: string,
  docId: string,
  kept: readonly string[],
): Promise<void> {
  await client.deleteByQuery({
    index,
    refresh: true,
    conflicts: 'proceed',
    body: {
      query: {
        bool: { filter: [{ term: { docId } }], must_not: [{ ids: { values: [...kept] } }] },
      },
    },
  });
}
