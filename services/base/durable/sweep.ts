import { chmod, readdir, rm } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { DamageReport } from './damage-report.ts';
import { pathBeforeAside, remedyFor, setAside } from './set-aside.ts';

export interface SweepOptions {
  readonly damage: DamageReport;
  /** Whether to take the rights on every file and folder from everybody but their owner. */
  readonly closes: boolean;
}

/** Temporary files of a write, of a rewritten journal, of a model, and of the probe. */
const LEFTOVER =
  /(?:\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp|\.(?:ndjson|jsonl|model|model\.\d+)\.tmp)$|^probe\..*\.tmp$/;

/** What is a file wherever it is, except for names that people choose. */
const FILE_NAME = /\.(?:json|ndjson|jsonl|eml|data|zip|model)$|^(?:secret|probe)$/;
/** Folders whose own entries are named by people, and those that hold other people's files. */
const NAMED_BY_PEOPLE = 's3/buckets';
const NOT_OURS = 'lambda/code';

/**
 * Goes through a data folder that no other process uses, before anything in it is opened: removes what writes left that
 * a crash cut off, sets folders aside that are where a file should be, and reports everything that was set aside and is
 * still there.
 */
export async function sweepDataFolder(root: string, options: SweepOptions): Promise<void> {
  await sweepFolder(root, root, options);
}

async function sweepFolder(root: string, folder: string, options: SweepOptions): Promise<void> {
  if (options.closes) await chmod(folder, 0o700);
  const place = relative(root, folder).replaceAll('\\', '/');
  if (place === NOT_OURS) return;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (pathBeforeAside(path) !== undefined) reportAside(path, options.damage);
    else if (entry.isDirectory()) {
      if (place !== NAMED_BY_PEOPLE && FILE_NAME.test(entry.name)) {
        await setFolderAside(path, options.damage);
      } else await sweepFolder(root, path, options);
    } else if (LEFTOVER.test(entry.name)) await rm(path, { force: true });
    else if (options.closes && entry.isFile()) await chmod(path, 0o600);
  }
}

function reportAside(path: string, damage: DamageReport): void {
  const before = pathBeforeAside(path) ?? path;
  if (damage.has(before)) return;
  damage.add({
    path: before,
    problem: 'was damaged at an earlier start',
    cost: 'What it held is still missing.',
    remedy: remedyFor(before, path),
  });
}

async function setFolderAside(path: string, damage: DamageReport): Promise<void> {
  damage.add({
    path,
    problem: 'is a folder, and should be a file',
    cost: `What ${basename(path)} held is missing.`,
    remedy: remedyFor(path, await setAside(path)),
  });
}
