import { randomUUID } from 'node:crypto';
import type { Client } from '@opensearch-project/opensearch';

const MAX_WRITES = 20_000;
/** An engine that can't write may wait until it can; the client does not. */
const REQUEST_TIMEOUT_MS = 5_000;

/** Writes documents until one is rejected. Returns the ids of the acknowledged ones. */
export async function writeUntilRefused(
  client: Client,
  index: string,
  text: string,
): Promise<string[]> {
  const acknowledged: string[] = [];
  while (acknowledged.length < MAX_WRITES) {
    const id = randomUUID();
    try {
      await client.index({ index, id, body: { text } }, { requestTimeout: REQUEST_TIMEOUT_MS });
    } catch {
      return acknowledged;
    }
    acknowledged.push(id);
  }
  throw new Error(`All of ${MAX_WRITES} documents were accepted.`);
}

/** Returns the ids of documents that do not exist. */
export async function missingDocuments(
  client: Client,
  index: string,
  ids: readonly string[],
): Promise<(string | undefined)[]> {
  const { body } = await client.mget({ index, body: { ids: [...ids] }, _source: false });
  return body.docs.flatMap((doc) => ('found' in doc && doc.found ? [] : doc._id));
}
