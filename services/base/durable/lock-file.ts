import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '../clock.ts';
import { pause } from '../timers.ts';
import { DataFolderError } from './data-folder-error.ts';
import { setAside } from './set-aside.ts';

export const LOCK = 'lock.json';
export const HEARTBEAT_MS = 5_000;
/** A lock that has not been touched for this long was left behind by a crash. */
const STALE_MS = 3 * HEARTBEAT_MS;

export interface LockOptions {
  readonly clock?: Clock;
  /** Waits for the heartbeat of another host; must keep the process alive. */
  readonly pause?: (ms: number) => Promise<void>;
}

interface Lock {
  readonly pid: number;
  readonly host: string;
}

/** The lock of this process on a data folder. */
export interface HeldLock {
  /** Shows other hosts that this process lives. */
  beat(now: Date): Promise<void>;
  /** Whether the lock is still the file that was made: if not, the folder was moved away, removed or replaced. */
  isInPlace(): Promise<boolean>;
  /** Removes the lock, unless it is another process's. */
  release(): Promise<void>;
}

/** Locks a data folder. Throws DataFolderError if another process holds it. */
export async function takeLock(path: string, options: LockOptions): Promise<HeldLock> {
  await requireUnlocked(path, options);
  const isFolder = await stat(join(path, LOCK)).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) await setAside(join(path, LOCK));
  await rm(join(path, LOCK), { force: true });
  const file = await open(join(path, LOCK), 'wx').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw inUse(path, undefined);
    throw error;
  });
  try {
    await file.writeFile(JSON.stringify({ pid: process.pid, host: hostname() } satisfies Lock));
    const { dev, ino } = await file.stat({ bigint: true });
    return heldLock(join(path, LOCK), { dev, ino });
  } finally {
    await file.close();
  }
}

/** Identifies a file, whatever its path. */
interface FileIdentity {
  readonly dev: bigint;
  readonly ino: bigint;
}

function heldLock(path: string, { dev, ino }: FileIdentity): HeldLock {
  const isInPlace = async () => {
    const found = await stat(path, { bigint: true }).catch(() => undefined);
    return found?.dev === dev && found.ino === ino;
  };
  return {
    isInPlace,
    beat: (now) => utimes(path, now, now).catch(() => {}),
    async release() {
      if (await isInPlace()) await rm(path, { force: true });
    },
  };
}

/** Throws DataFolderError if another process holds a data folder. */
export async function requireUnlocked(path: string, options: LockOptions): Promise<void> {
  const text = await readFile(join(path, LOCK), 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const lock = parseLock(text);
  if (lock && (await isAlive(join(path, LOCK), lock, options))) throw inUse(path, lock);
}

async function isAlive(lockPath: string, lock: Lock, options: LockOptions): Promise<boolean> {
  const { clock = systemClock } = options;
  const touched = await stat(lockPath).catch(() => undefined);
  if (!touched || clock.now().getTime() - touched.mtimeMs > STALE_MS) return false;
  // Another host (a container on the same volume) shows only by its heartbeat.
  if (lock.host !== hostname()) return hasHeartbeat(lockPath, touched.mtimeMs, options);
  if (lock.pid === process.pid) return false;
  try {
    process.kill(lock.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Waits for the next heartbeat, or until there can be none any more because a container was killed. */
async function hasHeartbeat(
  lockPath: string,
  lastBeatMs: number,
  { clock = systemClock, pause: wait = pause }: LockOptions,
): Promise<boolean> {
  while (clock.now().getTime() - lastBeatMs <= STALE_MS) {
    await wait(HEARTBEAT_MS / 20);
    const touched = await stat(lockPath).catch(() => undefined);
    if (!touched) return false;
    if (touched.mtimeMs !== lastBeatMs) return true;
  }
  return false;
}

function parseLock(text: string): Lock | undefined {
  try {
    const lock = JSON.parse(text) as Partial<Lock> | null;
    return typeof lock?.pid === 'number' && lock.host !== undefined ? (lock as Lock) : undefined;
  } catch {
    // A crash cut it off.
    return undefined;
  }
}

function inUse(path: string, lock: Lock | undefined): DataFolderError {
  const holder = lock ? `process ${lock.pid} on ${lock.host}` : 'another process';
  return new DataFolderError(
    `DATA_DIR ${path} is in use by ${holder}. Stop it, or give this one another DATA_DIR.`,
  );
}
