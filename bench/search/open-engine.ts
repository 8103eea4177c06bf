import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@opensearch-project/opensearch';
import { systemClock } from '../../services/base/clock.ts';
import { silentLog } from '../../services/base/log.ts';
import { PASSAGE_INDEX } from '../../services/bot/helpdesk/aws/passage-mapping.ts';
import { toStored } from '../../services/bot/helpdesk/aws/stored-passage.ts';
import type { Passage } from '../../services/bot/helpdesk/documents/passage.ts';
import { openSearchService } from '../../services/emulator/search/search.ts';

const BATCH = 500;

export interface Engine {
  readonly client: Client;
  close(): Promise<void>;
}

/** Starts the embedded search on a free port, in a new folder. */
export async function openEngine(): Promise<Engine> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-search-'));
  const authenticate = async () => {};
  const search = await openSearchService({
    dataDir,
    clock: systemClock,
    log: silentLog,
    authenticate,
  });
  const node = await search.app.listen({ host: '127.0.0.1', port: 0 });
  const client = new Client({ node, auth: { username: 'test', password: 'test' } });
  return {
    client,
    async close() {
      await client.close();
      await search.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Indexes passages as the indexer does. Resolves with how many a second. */
export async function indexPassages(
  client: Client,
  index: string,
  passages: readonly Passage[],
): Promise<number> {
  await client.indices.create({ index, body: PASSAGE_INDEX as never });
  const started = performance.now();
  for (let at = 0; at < passages.length; at += BATCH) {
    const batch = passages.slice(at, at + BATCH);
    const body = batch.flatMap((passage) => [{ index: { _id: passage.id } }, toStored(passage)]);
    const { body: result } = await client.bulk({ index, body });
    if (result.errors) throw new Error('not every document was indexed');
  }
  await client.indices.refresh({ index });
  return passages.length / ((performance.now() - started) / 1000);
}
