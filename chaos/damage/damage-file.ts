import { readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { DamageCase } from '../plan.ts';
import type { DamageKind, Harm } from './kinds.ts';

const CUT_BYTES = 5;

/** Damages one file of the wanted kind below a folder. Resolves with its path, or with undefined if there is none. */
export async function damageOne(
  dataDir: string,
  { kind, harm, which }: DamageCase,
): Promise<string | undefined> {
  const paths = await filesOfKind(dataDir, kind);
  const path = paths[Math.floor(which * paths.length)];
  if (path) await damage(join(dataDir, path), harm);
  return path;
}

async function filesOfKind(dataDir: string, kind: DamageKind): Promise<string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(dataDir.length + 1))
    .filter((path) => kind.path.test(path.replaceAll(sep, '/')))
    .sort();
  const { contains } = kind;
  if (contains === undefined) return paths;
  const texts = await Promise.all(paths.map((path) => readFile(join(dataDir, path), 'utf8')));
  return paths.filter((_path, index) => texts[index]?.includes(contains));
}

async function damage(path: string, harm: Harm): Promise<void> {
  if (harm === 'delete') return rm(path);
  const { size } = await stat(path);
  if (harm === 'cut') await truncate(path, Math.max(0, size - CUT_BYTES));
  else await writeFile(path, Buffer.alloc(size));
}
