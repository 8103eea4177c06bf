import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileDurably } from '../../../base/durable/files.ts';
import type { Log } from '../../../base/log.ts';
import { repeat } from '../../../base/repeat.ts';
import type { Timers } from '../../../base/timers.ts';
import type { Health } from '../web/health.ts';

export interface WatchDataDeps {
  readonly dataDir: string;
  readonly health: Pick<Health, 'set'>;
  readonly log: Log;
  readonly timers: Timers;
  /** Shown in `/healthz` while the folder can be written. */
  readonly remark?: () => string | undefined;
}

const EVERY_MS = 5000;
/** Below this the disk counts as full: after a large upload or a few tickets, nothing could be kept. */
const LEAST_FREE_BYTES = 16 * 1024 * 1024;

/**
 * Checks every five seconds that the data folder can be written, and reports in `/healthz` and in the log if it can't: a
 * full disk refuses one request after the other, and nothing else adds that up. Returns a function that ends the watch.
 */
export function watchDataFolder(deps: WatchDataDeps): () => Promise<void> {
  const watch = new DataFolderWatch(deps);
  const action = () => watch.look();
  return repeat({ action, everyMs: EVERY_MS, timers: deps.timers, isImmediate: true });
}

class DataFolderWatch {
  readonly #deps: WatchDataDeps;
  #problem: string | undefined;

  constructor(deps: WatchDataDeps) {
    this.#deps = deps;
  }

  async look(): Promise<void> {
    const { dataDir, health, log, remark } = this.#deps;
    const problem = await problemOf(dataDir);
    health.set('data', problem ? 'failed' : 'ready', problem ?? remark?.());
    if (problem && this.#problem === undefined) log.error(problem);
    if (!problem && this.#problem !== undefined)
      log.info(`DATA_DIR ${dataDir} can be written again`);
    this.#problem = problem;
  }
}

async function problemOf(dataDir: string): Promise<string | undefined> {
  try {
    await writeFileDurably(join(dataDir, 'probe'), 'Written to see whether that works.\n');
    const { bavail, bsize } = await statfs(dataDir);
    const free = bavail * bsize;
    if (free >= LEAST_FREE_BYTES) return undefined;
    return `DATA_DIR ${dataDir} has only ${Math.floor(free / 1024 / 1024)} MiB left. Give it more room.`;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return `DATA_DIR ${dataDir} can't be written (${code ?? message}). Give it room, or the right to write there.`;
  }
}
