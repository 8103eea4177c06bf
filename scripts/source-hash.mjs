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
  'seed/brand.yaml',
  'seed/contacts.yaml',
  'seed/hours.yaml',
  'seed/languages.yaml',
  'seed/redaction.yaml',
  'seed/routing-examples.tsv',
  'seed/routing.yaml',
  'seed/urgent.yaml',
  'services',
  'tsconfig.json',
];

const OPEN_AT_ONCE = 16;

/**
 * Returns the SHA-256 (hex) of the paths and contents of everything that is built into `dist/`. Time stamps don't
 * count, so that a fresh checkout with its `dist/` starts at once.
 */
export async function hashSources(root) {
  const paths = (await Promise.all(SOURCES.map((path) => filesUnder(root, path)))).flat().sort();
  const hash = createHash('sha256');
  // A few at a time: a process may have few files open.
  for (let start = 0; start < paths.length; start += OPEN_AT_ONCE) {
    const some = paths.slice(start, start + OPEN_AT_ONCE);
    const contents = await Promise.all(some.map((path) => readFile(join(root, path))));
    some.forEach((path, index) => {
      hash.update(`${path}\0${contents[index].length}\0`).update(contents[index]);
    });
  }
  return hash.digest('hex');
}

async function filesUnder(root, path) {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return [path];
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = [];
  for (const entry of entries) {
    if (typeof entry === 'string') files.push(entry);
    else if (entry.isDirectory()) files.push(...(await filesUnder(root, `${path}/${entry.name}`)));
    else files.push(`${path}/${entry.name}`);
  }
  return files;
}
