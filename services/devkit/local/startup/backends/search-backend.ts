import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../../../base/clock.ts';
import type { DamageReport } from '../../../../base/durable/damage-report.ts';
import type { HttpAccess } from '../../../../base/http/access.ts';
import type { Log } from '../../../../base/log.ts';
import type { Authenticate } from '../../../../emulator/search/access.ts';
import { openSearchService } from '../../../../emulator/search/search.ts';
import { buildSearchForwarder } from '../../../../emulator/search/upstream/app.ts';
import { openSearchClusterId } from '../../../../emulator/search/upstream/cluster.ts';
import { awaitBackend } from './await-backend.ts';
import type { Watched } from './watch-backend.ts';

/** The search endpoint, of this process or of another one behind it. */
export interface SearchBackend {
  readonly app: FastifyInstance;
  /** If another process does the work: resolves once it answers. */
  awaitReady?(ended: AbortSignal): Promise<void>;
  readonly watched?: Watched;
  close(): Promise<void>;
}

export interface SearchBackendOptions {
  /** Base URL of an OpenSearch; undefined: the embedded subset. */
  readonly url: string | undefined;
  readonly dataDir: string;
  readonly damage: DamageReport;
  readonly clock: Clock;
  readonly log: Log;
  readonly authenticate: Authenticate;
  readonly access: HttpAccess;
  /** Says why the data folder can't be used, if it can't. */
  readonly explain: () => Promise<string | undefined>;
}

/** Opens the embedded search, or a forwarder to the OpenSearch that `url` names. */
export async function openSearchBackend(options: SearchBackendOptions): Promise<SearchBackend> {
  const { url, dataDir, damage, clock, log, authenticate, access, explain } = options;
  if (url === undefined)
    return openSearchService({ dataDir, damage, clock, log, authenticate, access, explain });
  return new UpstreamSearch(url, log, buildSearchForwarder({ url, log, authenticate, access }));
}

class UpstreamSearch implements SearchBackend {
  readonly app: FastifyInstance;
  readonly watched: Watched;
  readonly #url: string;
  readonly #log: Log;
  #clusterId = '';

  constructor(url: string, log: Log, app: FastifyInstance) {
    this.app = app;
    this.#url = url;
    this.#log = log;
    this.watched = {
      component: 'search',
      name: `OpenSearch at ${url}`,
      probe: () => openSearchClusterId(url),
      known: () => this.#clusterId,
    };
  }

  async awaitReady(ended: AbortSignal): Promise<void> {
    this.#clusterId = await awaitBackend({
      name: 'OpenSearch',
      variable: 'SEARCH_BACKEND',
      url: this.#url,
      look: async () => ({ found: await this.watched.probe() }),
      advice: 'Is OpenSearch running, without its security plug-in?',
      log: this.#log,
      ended,
    });
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
