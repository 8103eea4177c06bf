import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../../../base/clock.ts';
import type { Log } from '../../../../base/log.ts';
import type { Authenticate } from '../../../../emulator/search/access.ts';
import { createSearch } from '../../../../emulator/search/search.ts';
import { buildSearchForwarder } from '../../../../emulator/search/upstream/app.ts';
import { openSearchClusterId } from '../../../../emulator/search/upstream/cluster.ts';
import { awaitBackend } from './await-backend.ts';
import type { Watched } from './watch-backend.ts';

/** The search endpoint, whoever does the work behind it. */
export interface SearchBackend {
  readonly app: FastifyInstance;
  /** Where another process does the work: resolves once it answers. */
  readonly awaitReady?: (ended: AbortSignal) => Promise<void>;
  readonly watched?: Watched;
  close(): Promise<void>;
}

export interface SearchBackendOptions {
  /** Base URL of an OpenSearch; undefined: the embedded subset. */
  readonly url: string | undefined;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly authenticate: Authenticate;
}

export async function openSearchBackend(options: SearchBackendOptions): Promise<SearchBackend> {
  const { url } = options;
  if (url === undefined) return createSearch(options);
  const app = buildSearchForwarder({ ...options, url });
  const probe = () => openSearchClusterId(url);
  let known = '';
  return {
    app,
    async awaitReady(ended) {
      known = await awaitBackend({
        name: 'OpenSearch',
        variable: 'SEARCH_BACKEND',
        url,
        look: async () => ({ found: await probe() }),
        advice: 'Is OpenSearch running, without its security plug-in?',
        log: options.log,
        ended,
      });
    },
    watched: { component: 'search', name: `OpenSearch at ${url}`, probe, known: () => known },
    close: () => app.close(),
  };
}
