import { copyFile, link, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './files.ts';

const ASIDE = /\.damaged-\d{8}T\d{9}Z$/;

/** What the disk answers about one damaged file. Other codes, such as ENOSPC and EMFILE, are about the machine. */
const CODES_OF_DAMAGE: ReadonlySet<string> = new Set([
  'EACCES',
  'EBADMSG',
  'EIO',
  'EISDIR',
  'ELOOP',
  'ENOTDIR',
  'EPERM',
  'EUCLEAN',
]);

/** Returns whether an error says that this one file can't be read, whatever else can. */
export function isDamage(error: unknown): error is NodeJS.ErrnoException {
  return CODES_OF_DAMAGE.has((error as NodeJS.ErrnoException).code ?? '');
}

/**
 * Renames a damaged file, so that nothing overwrites it and a person can look at it or repair it. Returns its new path:
 * `<path>.damaged-<time>`.
 */
export async function setAside(path: string, now: Date = new Date()): Promise<string> {
  const aside = asideOf(path, now);
  await rename(path, aside);
  await syncFolder(dirname(path));
  return aside;
}

/** Keeps a damaged file under another name as well, so that a repaired one can replace it at once. Returns that path. */
export async function keepAside(path: string, now: Date = new Date()): Promise<string> {
  const aside = asideOf(path, now);
  // Not every file system has links.
  await link(path, aside).catch(() => copyFile(path, aside));
  await syncFolder(dirname(path));
  return aside;
}

function asideOf(path: string, now: Date): string {
  return `${path}.damaged-${now.toISOString().replace(/[-:.]/g, '')}`;
}

/** Returns the path that a file had before it was set aside, or undefined if it was not. */
export function pathBeforeAside(path: string): string | undefined {
  return ASIDE.test(path) ? path.replace(ASIDE, '') : undefined;
}

/** Returns what to do about a file that was set aside. */
export function remedyFor(path: string, aside: string): string {
  return `The damaged file is kept as ${aside}. With the product stopped, restore ${path} from a backup or repair the kept file and rename it back; delete the kept file to end this message.`;
}
