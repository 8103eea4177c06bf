import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Clock, systemClock } from '../clock.ts';
import { repeat } from '../repeat.ts';
import { pause, realTimers, type Timers } from '../timers.ts';
import { readJsonFile, writeFileDurably } from './files.ts';

/** Increased when the layout of the folder changes so that older data can't be read. */
export const FORMAT_VERSION = 1;

const HEARTBEAT_MS = 5_000;
/** A lock that has not been touched for this long was left behind by a crash. */
const STALE_MS = 3 * HEARTBEAT_MS;
const LOCK = 'lock.json';
const FORMAT = 'format.json';

/** A folder that can't be used; the message says what to do. */
export class DataFolderError extends Error {}

export interface DataFolder {
  readonly path: string;
  /** 32 random bytes, created with the folder. */
  readonly secret: Buffer;
  /** Releases the folder for another process. */
  close(): Promise<void>;
}

export interface DataFolderOptions {
  readonly clock?: Clock;
  /** For the heartbeat of the lock. */
  readonly timers?: Timers;
  /** Waits for the heartbeat of another host; must keep the process alive. */
  readonly pause?: (ms: number) => Promise<void>;
}

interface Lock {
  readonly pid: number;
  readonly host: string;
}

/**
 * Opens the data folder for this process alone: creates it if it is missing, checks its format, holds its lock.
 * Throws DataFolderError if it can't be written, has another format, or is in use.
 */
export async function openDataFolder(
  given: string,
  options: DataFolderOptions = {},
): Promise<DataFolder> {
  const path = resolve(given);
  try {
    await makeFolder(path);
    await takeLock(path, options);
  } catch (error) {
    if (error instanceof DataFolderError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new DataFolderError(
      `DATA_DIR ${path} can't be written (${code ?? message}). Give another folder, or the right to write there.`,
      { cause: error },
    );
  }
  const { clock = systemClock, timers = realTimers } = options;
  const action = () => touch(join(path, LOCK), clock.now());
  const endHeartbeat = repeat({ action, everyMs: HEARTBEAT_MS, timers });
  const close = async () => {
    await endHeartbeat();
    await rm(join(path, LOCK), { force: true });
  };
  try {
    await requireFormat(path);
    return { path, secret: await secretOf(path), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Deletes the data folder with everything in it. Returns false if it does not exist. Throws DataFolderError if it is in
 * use, or was not created by this program.
 */
export async function resetDataFolder(
  given: string,
  options: DataFolderOptions = {},
): Promise<boolean> {
  const path = resolve(given);
  if (!(await exists(path))) return false;
  if (!(await exists(join(path, FORMAT))) && !(await exists(join(path, LOCK)))) {
    throw new DataFolderError(
      `DATA_DIR ${path} has no file "${FORMAT}": it was not made by support-bot, so it is not deleted.`,
    );
  }
  await requireUnlocked(path, options);
  await rm(path, { recursive: true, force: true });
  return true;
}

/**
 * Creates a folder and its parents, for their owner alone: it holds tickets and mails. Step by step, because Node's
 * recursive `mkdir` never ends in /proc.
 */
async function makeFolder(path: string): Promise<void> {
  const make = () => mkdir(path, { mode: 0o700 });
  await make().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (error.code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await make();
  });
}

async function takeLock(path: string, options: DataFolderOptions): Promise<void> {
  await requireUnlocked(path, options);
  await rm(join(path, LOCK), { force: true });
  const file = await open(join(path, LOCK), 'wx').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw inUse(path, undefined);
    throw error;
  });
  try {
    await file.writeFile(JSON.stringify({ pid: process.pid, host: hostname() } satisfies Lock));
  } finally {
    await file.close();
  }
}

async function requireUnlocked(path: string, options: DataFolderOptions): Promise<void> {
  const text = await readFile(join(path, LOCK), 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const lock = parseLock(text);
  if (lock && (await isAlive(join(path, LOCK), lock, options))) throw inUse(path, lock);
}

async function isAlive(lockPath: string, lock: Lock, options: DataFolderOptions): Promise<boolean> {
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
  { clock = systemClock, pause: wait = pause }: DataFolderOptions,
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
    return JSON.parse(text) as Lock;
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

async function requireFormat(path: string): Promise<void> {
  const file = join(path, FORMAT);
  const format = await readJsonFile<{ version: number }>(file);
  if (!format) return writeFileDurably(file, `${JSON.stringify({ version: FORMAT_VERSION })}\n`);
  if (format.version === FORMAT_VERSION) return;
  throw new DataFolderError(
    `DATA_DIR ${path} has format ${format.version}, this version reads ${FORMAT_VERSION}. Run "npm run reset" to start over, or use the version that made it.`,
  );
}

async function secretOf(path: string): Promise<Buffer> {
  const file = join(path, 'secret');
  const kept = await readFile(file).catch(() => undefined);
  if (kept?.length === 32) return kept;
  const secret = randomBytes(32);
  await writeFileDurably(file, secret);
  await chmod(file, 0o600);
  return secret;
}

async function touch(path: string, now: Date): Promise<void> {
  await utimes(path, now, now).catch(() => {});
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
