import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@opensearch-project/opensearch';
import { systemClock } from '../../services/base/clock.ts';
import { silentLog } from '../../services/base/log.ts';
import type { Timers } from '../../services/base/timers.ts';
import { authenticateSearch } from '../../services/emulator/aws/es/authenticate.ts';
import { createIdentities } from '../../services/emulator/aws/iam/identities.ts';
import { openSearchService } from '../../services/emulator/search/search.ts';
import { signedClient } from '../contracts/search-context.ts';
import type { ContractTarget } from '../contracts/target.ts';

export interface SearchServer extends ContractTarget {
  readonly dataDir: string;
  /** The stock client with its own signer and the credentials test/test. */
  readonly client: Client;
  /** Closes the server and keeps the files, as a restart does. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the embedded search on a free port, in a new folder or in that of an earlier server. */
export async function startSearchServer(
  left?: string,
  timers?: Timers,
  explain?: () => Promise<string | undefined>,
): Promise<SearchServer> {
  const dataDir = left ?? (await mkdtemp(join(tmpdir(), 'search-')));
  const identities = createIdentities({ clock: systemClock, secret: randomBytes(32) });
  const search = await openSearchService({
    dataDir,
    clock: systemClock,
    log: silentLog,
    authenticate: (request) => authenticateSearch({ identities, clock: systemClock }, request),
    ...(timers ? { timers } : {}),
    explain,
  });
  const endpoint = await search.app.listen({ host: '127.0.0.1', port: 0 });
  const target = {
    endpoint,
    region: 'ca-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const client = signedClient(target);
  const stop = async () => {
    await client.close();
    await search.close();
  };
  return {
    ...target,
    dataDir,
    client,
    stop,
    async close() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
