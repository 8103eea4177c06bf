import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../../../base/durable/files.ts';
import { pathBeforeAside } from '../../../base/durable/set-aside.ts';
import type { RecordKind } from '../../../base/durable/stored-record.ts';
import type { VersionFacts } from './object-version.ts';

const COST =
  'One object is lost: it is in no list, and reading it answers 500 until it is uploaded again or deleted.';

/** The metadata of a version; the members without which it can't be listed or read. */
export const VERSION = {
  cost: COST,
  members: [
    ...['key', 'versionId', 'sequence', 'isDeleteMarker', 'size', 'etag', 'lastModified'],
    ...['checksums', 'headers', 'metadata', 'tags'],
  ],
} satisfies RecordKind;

/** `new` data waits for its metadata, `old` data for the end of its removal: a crash leaves no other file alone. */
export type Extension = 'data' | 'json' | 'data.new' | 'data.old';

export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Returns the place of a file of a version in its bucket's folder. */
export function fileOf(
  { key, sequence }: Pick<VersionFacts, 'key' | 'sequence'>,
  extension: Extension,
): string {
  const hash = hashOf(key);
  return join(hash.slice(0, 2), `${hash}.${sequence}.${extension}`);
}

/** Returns the hash of the key and the sequence in the name of a file, or undefined for any other file. */
export function parseName(name: string): { hash: string; sequence: string } | undefined {
  const [, hash, sequence] =
    /^([0-9a-f]{64})\.([^.]+)\.(?:json|data|data\.new|data\.old)$/.exec(
      pathBeforeAside(name) ?? name,
    ) ?? [];
  return hash !== undefined && sequence !== undefined ? { hash, sequence } : undefined;
}

/** Returns what is wrong with the data of a version, as its size shows, or undefined. */
export async function dataProblem(path: string, size: number): Promise<string | undefined> {
  const found = await stat(path).catch(ignoreMissing);
  if (!found) return 'is missing';
  return found.size === size ? undefined : `has ${found.size} bytes instead of ${size}`;
}

/** Returns whether there is a file of an object below a folder. */
export async function hasObjectFiles(folder: string): Promise<boolean> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.some((name) => /\.(?:json|data)(?:\.damaged-\w+)?$/.test(name));
}

/** Deletes the files of a key that belong to none of the given versions. */
export async function removeOtherFiles(
  objects: string,
  key: string,
  kept: readonly Pick<VersionFacts, 'sequence'>[],
): Promise<void> {
  const hash = hashOf(key);
  const folder = join(objects, hash.slice(0, 2));
  const known = new Set(kept.map(({ sequence }) => sequence));
  for (const name of await readdir(folder)) {
    const parsed = parseName(name);
    if (parsed?.hash !== hash || known.has(parsed.sequence)) continue;
    // A folder may be where a file should be.
    await rm(join(folder, name), { recursive: true, force: true });
  }
  await syncFolder(folder);
}

/** Handles the error of a file that need not exist. Throws any other. */
export function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
