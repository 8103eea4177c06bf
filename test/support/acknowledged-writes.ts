import { randomUUID } from 'node:crypto';
import type { Client } from '@opensearch-project/opensearch';

const MOST_WRITES = 20_000;
/** An engine that cannot write may wait for better times; whoever writes does not. */
const PATIENCE_MS = 5_000;

/** Writes one document after another until one is refused; the ids of those that were acknowledged. */
export async function writeUntilRefused(
  client: Client,
  index: string,
  text: string,
): Promise<string[]> {
  const acknowledged: string[] = [];
  while (acknowledged.length < MOST_WRITES) {
    const id = randomUUID();
    try {
      await client.index({ index, id, body: { text } }, { requestTimeout: PATIENCE_MS });
    } catch {
      return acknowledged;
    }
    acknowledged.push(id);
  }
  throw new Error(`All of ${MOST_WRITES} documents were taken.`);
}

/** Those of the documents that are not there. */
export async function lost(
  client: Client,
  index: string,
  ids: readonly string[],
): Promise<(string | undefined)[]> {
  const { body } = await client.mget({ index, body: { ids: [...ids] }, _source: false });
  return body.docs.flatMap((doc) => ('found' in doc && doc.found ? [] : doc._id));
}
