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
}

const EVERY_MS = 5000;
/** Less than this is full: an upload or a few tickets more, and nothing can be kept. */
const LEAST_FREE_BYTES = 16 * 1024 * 1024;

/**
 * Looks every five seconds whether the data folder can still be written, and says in `/healthz` and in the log where it
 * can't: a full disk refuses what people do one by one, and nobody else adds that up. @returns ends the watch
 */
export function watchDataFolder(deps: WatchDataDeps): () => Promise<void> {
  const { dataDir, health, log, timers } = deps;
  let told: string | undefined;

  async function look(): Promise<void> {
    const problem = await problemOf(dataDir);
    health.set('data', problem ? 'failed' : 'ready', problem);
    if (problem && told === undefined) log.error(problem);
    if (!problem && told !== undefined) log.info(`DATA_DIR ${dataDir} can be written again`);
    told = problem;
  }

  return repeat({ action: look, everyMs: EVERY_MS, timers, isImmediate: true });
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
