import { setImmediate } from 'node:timers/promises';
import { type DirectoryEntry, readDirectory } from './central-directory.ts';
import { ZipError, type ZipProblem } from './zip-error.ts';

export interface ZipLimits {
  /** Of all files, unpacked. */
  readonly maxBytes: number;
  readonly maxEntries: number;
}

/** A file that can be unpacked: its name is relative, and unlike any other. */
export type ZipFile = Pick<DirectoryEntry, 'name' | 'method' | 'crc' | 'compressed' | 'size'>;

/** Linux's limit for a name. */
const MAX_NAME_BYTES = 255;
const MAX_PATH_BYTES = 1024;
const MAX_DEPTH = 100;
const MAX_PROBLEMS = 100;
/** How many entries are checked before others get their turn: a millisecond or two. */
const ENTRIES_AT_ONCE = 200;
const FILE_TYPE = 0o170000;
const [FOLDER, REGULAR] = [0o040000, 0o100000];

/**
 * Returns the files of a zip, checked before any is unpacked. Throws ZipError with every problem: more bytes or entries
 * than allowed, and entries that are encrypted, are no files, leave the folder, or can't be stored next to each other.
 */
export async function checkEntries(zip: Uint8Array, limits: ZipLimits): Promise<ZipFile[]> {
  const checking = check(zip, limits);
  for (let step = checking.next(); ; step = checking.next()) {
    if (step.done) return step.value;
    await setImmediate();
  }
}

/** Does the same without a pause, up to a second for the largest zips. */
export function checkEntriesSync(zip: Uint8Array, limits: ZipLimits): ZipFile[] {
  const checking = check(zip, limits);
  for (let step = checking.next(); ; step = checking.next()) if (step.done) return step.value;
}

function* check(zip: Uint8Array, limits: ZipLimits): Generator<undefined, ZipFile[]> {
  const { count, entries } = readDirectory(zip);
  if (count > limits.maxEntries) throw tooBig(limits);
  const names = new Names();
  const problems: ZipProblem[] = [];
  const files: ZipFile[] = [];
  let [bytes, checked] = [0, 0];
  for (const entry of entries) {
    bytes += entry.size;
    if (bytes > limits.maxBytes) throw tooBig(limits, entry.name);
    const name = normalised(entry.name);
    const message = problemOf(entry, name) ?? names.add(name, isFolder(entry));
    if (message) problems.push({ entry: entry.name, message });
    else if (!isFolder(entry)) files.push({ ...entry, name });
    if (problems.length >= MAX_PROBLEMS) break;
    checked += 1;
    if (checked % ENTRIES_AT_ONCE === 0) yield;
  }
  if (problems.length > 0) throw new ZipError(problems);
  return files;
}

function problemOf(entry: DirectoryEntry, name: string): string | undefined {
  const isFolderEntry = isFolder(entry);
  const type = entry.mode & FILE_TYPE;
  if (leavesFolder(entry.name)) return 'leaves its folder';
  if (entry.name.includes('\\')) return 'has a backslash in its name';
  if (name === '' && !isFolderEntry) return 'has no name';
  if (isTooLong(name)) return 'has a name that is too long';
  if (entry.isEncrypted) return 'is encrypted';
  if (type !== 0 && type !== REGULAR && type !== FOLDER) return 'is a link or a special file';
  if (entry.method !== 0 && entry.method !== 8) return `is compressed by method ${entry.method}`;
  if (isFolderEntry && entry.size > 0) return 'is a folder with content';
  return undefined;
}

function isFolder({ name, mode }: DirectoryEntry): boolean {
  return name.endsWith('/') || (mode & FILE_TYPE) === FOLDER;
}

function leavesFolder(name: string): boolean {
  const isAbsolute = /^(?:[\\/]|[A-Za-z]:)/.test(name);
  return isAbsolute || name.includes('\0') || name.split(/[\\/]/).includes('..');
}

function isTooLong(name: string): boolean {
  const parts = name.split('/');
  return (
    Buffer.byteLength(name) > MAX_PATH_BYTES ||
    parts.length > MAX_DEPTH ||
    parts.some((part) => Buffer.byteLength(part) > MAX_NAME_BYTES)
  );
}

/** `./a//b/` is `a/b`. */
function normalised(name: string): string {
  return name
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

/** The names so far: a name is of a file or of a folder, and a file has its name for itself. */
class Names {
  readonly #kinds = new Map<string, 'file' | 'folder'>();

  /** Returns why a name can't be added. */
  add(name: string, isFolderName: boolean): string | undefined {
    const known = this.#kinds.get(name);
    if (known && isFolderName && known === 'folder') return undefined;
    if (known === 'file' && !isFolderName) return 'is in the zip twice';
    if (known) return 'is both a file and a folder';
    if (!this.#addParents(name)) return 'is in a folder that is a file';
    this.#kinds.set(name, isFolderName ? 'folder' : 'file');
    return undefined;
  }

  /** Adds the folders that a name is in, up to one that is known; false if one of them is a file. */
  #addParents(name: string): boolean {
    for (let at = name.lastIndexOf('/'); at > 0; at = name.lastIndexOf('/', at - 1)) {
      const parent = name.slice(0, at);
      const known = this.#kinds.get(parent);
      if (known) return known === 'folder';
      this.#kinds.set(parent, 'folder');
    }
    return true;
  }
}

function tooBig({ maxBytes, maxEntries }: ZipLimits, entry?: string): ZipError {
  const where = entry === undefined ? '' : ` (at ${entry})`;
  const message = `unpacks to more than ${maxBytes} bytes or ${maxEntries} files${where}`;
  return new ZipError([{ message }], true);
}
