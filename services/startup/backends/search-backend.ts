import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Verify } from '../../search/authenticate.ts';
import { createSearch } from '../../search/search.ts';
import { buildSearchForwarder } from '../../search/upstream/app.ts';
import { openSearchClusterId } from '../../search/upstream/cluster.ts';
import { StartError } from '../start-error.ts';
import type { Watched } from './watch-backend.ts';

/** The search endpoint, whoever does the work behind it. */
export interface SearchBackend {
  readonly app: FastifyInstance;
  /** Where another process does the work: resolves once it answers. */
  readonly awaitReady?: () => Promise<void>;
  readonly watched?: Watched;
  close(): Promise<void>;
}

export interface SearchBackendOptions {
  /** Base URL of an OpenSearch; undefined: the embedded subset. */
  readonly url: string | undefined;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly verify: Verify;
}

const LIMIT_MS = 120_000;
const POLL_MS = 250;

export async function openSearchBackend(options: SearchBackendOptions): Promise<SearchBackend> {
  const { url } = options;
  if (url === undefined) return createSearch(options);
  const app = buildSearchForwarder({ ...options, url });
  const probe = () => openSearchClusterId(url);
  let known = '';
  return {
    app,
    async awaitReady() {
      known = await awaitAnswer(probe, url, options.log);
    },
    watched: { component: 'search', name: `OpenSearch at ${url}`, probe, known: () => known },
    close: () => app.close(),
  };
}

async function awaitAnswer(probe: () => Promise<string>, url: string, log: Log): Promise<string> {
  const deadline = performance.now() + LIMIT_MS;
  for (let isTold = false; ; isTold = true) {
    const found = await probe().catch((error: Error) => error);
    if (typeof found === 'string') return found;
    if (!isTold) log.info({ url }, 'waiting for OpenSearch');
    if (performance.now() > deadline) {
      const { cause, message } = found as { cause?: NodeJS.ErrnoException; message: string };
      throw new StartError([
        `SEARCH_BACKEND ${url} is not ready after ${LIMIT_MS / 1000} s: ${cause?.code ?? message}. Is OpenSearch running, without its security plug-in?`,
      ]);
    }
    await pause(POLL_MS);
  }
}
