import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';

const REGULAR_FILE_0644 = 0o100644 << 16;
const UNIX = 3;
/** No compression: this zips a hundred kilobytes at every start. */
const STORED = 0;

export interface BotZip {
  readonly zip: Uint8Array;
  /** Of the zip, in hex. */
  readonly sha256: string;
}

/**
 * Zips a folder in the Lex V2 export layout the same way on every machine: sorted names, fixed time and mode,
 * stored. The same definition has the same hash, and so the same key and the same version of the bot.
 */
export async function zipBotFolder(folder: string): Promise<BotZip> {
  return zipFiles(await readBotFolder(folder));
}

/** Returns the files of a bot definition by their path in the zip. */
export async function readBotFolder(folder: string): Promise<Readonly<Record<string, Uint8Array>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.map(async (path) => [zipName(folder, path), await readFile(path)] as const),
  );
  return Object.fromEntries(files);
}

/** Zips files, given by their path in the zip. */
export function zipFiles(files: Readonly<Record<string, Uint8Array>>): BotZip {
  // Local fields: a zip stores local time.
  const mtime = new Date(1980, 0, 1, 0, 0, 0);
  const names = Object.keys(files).sort();
  const zip = zipSync(
    Object.fromEntries(names.map((name) => [name, files[name] ?? new Uint8Array()])),
    { level: STORED, mtime, os: UNIX, attrs: REGULAR_FILE_0644 },
  );
  return { zip, sha256: createHash('sha256').update(zip).digest('hex') };
}

function zipName(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}
