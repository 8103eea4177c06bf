import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataFolder } from '../../../base/durable/data-folder.ts';
import { writeFileDurably } from '../../../base/durable/files.ts';
import type { Log } from '../../../base/log.ts';
import { repeat } from '../../../base/repeat.ts';
import type { Timers } from '../../../base/timers.ts';
import type { Health } from '../web/health.ts';

export interface WatchDataDeps {
  readonly folder: Pick<DataFolder, 'path' | 'problem' | 'damage'>;
  readonly health: Pick<Health, 'set' | 'refuse'>;
  readonly log: Log;
  readonly timers: Timers;
  /** Shown in `/healthz` while the folder can be written. */
  readonly remark?: () => string | undefined;
}

const EVERY_MS = 2000;
/** Below this the disk counts as full: after a large upload or a few tickets, nothing could be kept. */
const LEAST_FREE_BYTES = 16 * 1024 * 1024;

/**
 * Checks every two seconds that the data folder is still there and can be written, and reports in `/healthz` and in the
 * log if not: a full disk refuses one request after the other, and nothing else adds that up. Damaged files are a remark:
 * the rest works. Returns a function that ends the watch.
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
    const { folder, health, log, remark } = this.#deps;
    const gone = await folder.problem();
    const problem = gone ?? (await problemOf(folder.path));
    health.refuse(gone);
    const remarks = [folder.damage.summary(), remark?.()].filter((one) => one !== undefined);
    const detail = problem ?? (remarks.length > 0 ? remarks.join(' ') : undefined);
    health.set('data', problem ? 'failed' : 'ready', detail);
    if (problem && this.#problem === undefined) log.error(problem);
    if (!problem && this.#problem !== undefined)
      log.info(`DATA_DIR ${folder.path} can be written again`);
    this.#problem = problem;
  }
}

/** Returns how little room is left on the disk of a folder, or undefined if there is enough. */
export async function lackOfRoom(dataDir: string): Promise<string | undefined> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  if (free >= LEAST_FREE_BYTES) return undefined;
  return `DATA_DIR ${dataDir} has only ${Math.floor(free / 1024 / 1024)} MiB left. Give it more room.`;
}

async function problemOf(dataDir: string): Promise<string | undefined> {
  try {
    await writeFileDurably(join(dataDir, 'probe'), 'Written to see whether that works.\n');
    return await lackOfRoom(dataDir);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return `DATA_DIR ${dataDir} can't be written (${code ?? message}). Give it room, or the right to write there.`;
  }
}
