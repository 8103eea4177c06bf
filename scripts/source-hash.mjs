import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders and files that `dist/` is built from. Missing ones are skipped. */
const SOURCES = [
  'nlu',
  'search-engine',
  'package-lock.json',
  'package.json',
  'scripts',
  'seed/redaction.yaml',
  'seed/routing.yaml',
  'services',
  'tsconfig.json',
];

/**
 * Returns the SHA-256 (hex) of the paths and contents of everything that is built into `dist/`. Time stamps don't
 * count, so that a fresh checkout with its `dist/` starts at once.
 */
export async function hashSources(root) {
  const paths = (await Promise.all(SOURCES.map((path) => filesUnder(root, path)))).flat().sort();
  const contents = await Promise.all(paths.map((path) => readFile(join(root, path))));
  const hash = createHash('sha256');
  paths.forEach((path, index) => {
    const content = contents[index];
    hash.update(`${path}\0${content.length}\0`).update(content);
  });
  return hash.digest('hex');
}

async function filesUnder(root, path) {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return [path];
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const nested = entries.map((entry) => {
    if (typeof entry === 'string') return [entry];
    const child = `${path}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(root, child) : [child];
  });
  return (await Promise.all(nested)).flat();
}
