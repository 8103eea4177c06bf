import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FunctionRecord } from '../functions/function-record.ts';

type Owner = Pick<FunctionRecord, 'name' | 'role' | 'codeSha256'>;

/**
 * The folder in which Node.js keeps the compiled code of a function. Compiled code is code: no function may write what
 * another runs.
 */
export function compileCacheFolder(dataDir: string, { name, role, codeSha256 }: Owner): string {
  const owner = JSON.stringify([name, role, codeSha256]);
  return join(rootOf(dataDir), createHash('sha256').update(owner).digest('hex'));
}

/** Removes every folder but those of these functions. */
export async function keepCompileCaches(dataDir: string, owners: readonly Owner[]): Promise<void> {
  const root = rootOf(dataDir);
  const kept = new Set(owners.map((owner) => compileCacheFolder(dataDir, owner)));
  const names = await readdir(root).catch(() => []);
  const leftovers = names.map((name) => join(root, name)).filter((path) => !kept.has(path));
  await Promise.all(leftovers.map((path) => rm(path, { recursive: true, force: true })));
}

function rootOf(dataDir: string): string {
  return join(dataDir, 'compile-cache');
}
