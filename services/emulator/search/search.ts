import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../base/clock.ts';
import type { DamageReport } from '../../base/durable/damage-report.ts';
import type { HttpAccess } from '../../base/http/access.ts';
import type { Log } from '../../base/log.ts';
import { buildSearchApp } from './app.ts';
import type { AuthenticationOptions } from './read-body.ts';
import { Indices } from './store/indices.ts';

export interface SearchOptions extends AuthenticationOptions {
  /** The indices are stored in `<dataDir>/search/`. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly access?: HttpAccess | undefined;
  /** Receives what is damaged; without it, damage is an error. */
  readonly damage?: DamageReport | undefined;
  /** Says why the data folder can't be used, if it can't. */
  readonly explain?: (() => Promise<string | undefined>) | undefined;
}

/** The embedded OpenSearch subset: an app that does not listen yet. */
export interface Search {
  readonly app: FastifyInstance;
  /** Stops listening, and closes the logs after all pending writes. */
  close(): Promise<void>;
}

/** Opens the indices on disk. Throws an Error that names file and line if a log is damaged and there is no report. */
export async function openSearchService({
  dataDir,
  clock,
  log,
  authenticate,
  timers,
  access,
  damage,
  explain,
}: SearchOptions): Promise<Search> {
  const indices = await Indices.open(join(dataDir, 'search'), clock, damage);
  const app = buildSearchApp({ indices, clock, log, authenticate, timers, access, explain });
  return {
    app,
    async close() {
      await app.close();
      await indices.close();
    },
  };
}
