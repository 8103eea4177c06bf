import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { systemClock } from '../clock.ts';
import { repeat } from '../repeat.ts';
import { realTimers, type Timers } from '../timers.ts';
import { DamageReport } from './damage-report.ts';
import { DataFolderError } from './data-folder-error.ts';
import { writeFileDurably } from './files.ts';
import { type FolderGuard, guardFolder } from './guarded-folders.ts';
import {
  HEARTBEAT_MS,
  type HeldLock,
  LOCK,
  type LockOptions,
  requireUnlocked,
  takeLock,
} from './lock-file.ts';
import { isDamage, remedyFor, setAside } from './set-aside.ts';
import { readRecord } from './stored-record.ts';
import { sweepDataFolder } from './sweep.ts';
import { systemProblem } from './system-problem.ts';

export { DataFolderError };

/** Increased when the layout of the folder changes so that older data can't be read. */
export const FORMAT_VERSION = 1;

const FORMAT = 'format.json';
const SECRET = 'secret';
const SECRET_BYTES = 32;
/** One of these shows that a folder has been used before. */
const SIGNS_OF_USE = [FORMAT, SECRET, 'lex', 's3', 'sqs'];

export interface DataFolder {
  readonly path: string;
  /** 32 random bytes, created with the folder. */
  readonly secret: Buffer;
  /** What was found damaged in the folder, also by those who open their files in it. */
  readonly damage: DamageReport;
  /**
   * Returns what is wrong if the folder is no longer the one that was opened, because it was moved, removed or replaced.
   * As long as it is, nothing is written there.
   */
  problem(): Promise<string | undefined>;
  /** Releases the folder for another process. */
  close(): Promise<void>;
}

export interface DataFolderOptions extends LockOptions {
  /** For the heartbeat of the lock. */
  readonly timers?: Timers;
}

/** The content of `format.json`. */
interface Format {
  readonly version: number;
  /** Whether everything in the folder was taken from everybody but its owner. */
  readonly ownerOnly?: boolean;
}

/**
 * Opens the data folder for this process alone: creates it if it is missing, checks its format, holds its lock, removes
 * what a crash left of writes. Throws DataFolderError if it can't be used, has another format, or is in use.
 */
export async function openDataFolder(
  given: string,
  options: DataFolderOptions = {},
): Promise<DataFolder> {
  const path = resolve(given);
  const lock = await lockFolder(path, options);
  const { clock = systemClock, timers = realTimers } = options;
  const action = () => lock.beat(clock.now());
  const endHeartbeat = repeat({ action, everyMs: HEARTBEAT_MS, timers });
  const guard = guardFolder(path);
  const close = async () => {
    await endHeartbeat();
    guard.end();
    await lock.release();
  };
  const damage = new DamageReport();
  try {
    const secret = await openFiles(path, damage);
    return { path, secret, damage, close, problem: () => problemOf(path, lock, guard) };
  } catch (error) {
    await close();
    const problem = systemProblem(error, `DATA_DIR ${path}`);
    throw problem === undefined ? error : new DataFolderError(problem, { cause: error });
  }
}

async function lockFolder(path: string, options: DataFolderOptions): Promise<HeldLock> {
  try {
    await makeFolder(path);
    return await takeLock(path, options);
  } catch (error) {
    if (error instanceof DataFolderError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new DataFolderError(
      `DATA_DIR ${path} can't be written (${code ?? message}). Give another folder, or the right to write there.`,
      { cause: error },
    );
  }
}

/** Prepares what the folder itself needs. Returns its secret. */
async function openFiles(path: string, damage: DamageReport): Promise<Buffer> {
  const signs = await Promise.all(SIGNS_OF_USE.map((name) => exists(join(path, name))));
  const isUsed = signs.includes(true);
  const format = await readFormat(path, damage, isUsed);
  const isClosed = format?.ownerOnly ?? false;
  await sweepDataFolder(path, { damage, closes: !isClosed });
  if (!isClosed) await writeFormat(path);
  return secretOf(path, damage, isUsed);
}

async function problemOf(
  path: string,
  lock: HeldLock,
  guard: FolderGuard,
): Promise<string | undefined> {
  if (await lock.isInPlace()) {
    guard.allow();
    return undefined;
  }
  const problem = `DATA_DIR ${path} was moved, removed or replaced while the product runs: nothing is written there now. Put the folder back, or stop the product and start it again.`;
  guard.refuse(new DataFolderError(problem));
  return problem;
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

/** Reads the format. Throws DataFolderError if it is another one. */
async function readFormat(
  path: string,
  damage: DamageReport,
  isUsed: boolean,
): Promise<Format | undefined> {
  const file = join(path, FORMAT);
  const wasThere = await exists(file);
  const cost = `The format of the data is taken for ${FORMAT_VERSION}, which this version writes.`;
  const format = await readRecord<Format>(file, { cost, members: ['version'] }, damage);
  if (!wasThere && isUsed) {
    const remedy = 'It is made again: nothing is to be done unless another version made the data.';
    damage.add({ path: file, problem: 'is missing', cost, remedy });
  }
  if (!format || format.version === FORMAT_VERSION) return format;
  throw new DataFolderError(
    `DATA_DIR ${path} has format ${format.version}, this version reads ${FORMAT_VERSION}. Run "npm run reset" to start over, or use the version that made it.`,
  );
}

async function writeFormat(path: string): Promise<void> {
  const format: Format = { version: FORMAT_VERSION, ownerOnly: true };
  await writeFileDurably(join(path, FORMAT), `${JSON.stringify(format)}\n`);
}

async function secretOf(path: string, damage: DamageReport, isUsed: boolean): Promise<Buffer> {
  const file = join(path, SECRET);
  const kept = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    if (!isDamage(error)) throw error;
    return Buffer.alloc(0);
  });
  if (kept && isSecret(kept)) return kept;
  if (kept || isUsed) await reportSecret(file, damage, kept !== undefined);
  const secret = randomBytes(SECRET_BYTES);
  await writeFileDurably(file, secret);
  return secret;
}

/** A block that the disk lost is all zeros, and would be a secret that anybody knows. */
function isSecret(bytes: Buffer): boolean {
  return bytes.length === SECRET_BYTES && bytes.some((byte) => byte !== 0);
}

async function reportSecret(file: string, damage: DamageReport, isThere: boolean): Promise<void> {
  damage.add({
    path: file,
    problem: isThere ? 'is damaged' : 'is missing',
    cost: 'A new secret was made: temporary credentials of roles that were issued before are refused.',
    remedy: isThere
      ? remedyFor(file, await setAside(file))
      : 'Nothing is to be done: clients get new credentials when theirs are refused.',
  });
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
