import { mkdirSync, statSync } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, sep } from 'node:path';

/** Guards a folder against being begun again by a write after it was moved away or replaced. */
export interface FolderGuard {
  /** From now on, writes below the folder fail with this error. */
  refuse(error: Error): void;
  /** Ends a refusal. */
  allow(): void;
  /** Ends the guard. */
  end(): void;
}

const REFUSALS = new Map<string, Error | undefined>();

/** Returns a guard of an existing folder: until it ends, no write creates the folder itself. */
export function guardFolder(path: string): FolderGuard {
  REFUSALS.set(path, undefined);
  return {
    refuse: (error) => void REFUSALS.set(path, error),
    allow: () => void REFUSALS.set(path, undefined),
    end: () => void REFUSALS.delete(path),
  };
}

/**
 * Creates a folder and its parents, for their owner alone. Throws ENOENT if a guarded folder above it is gone, and the
 * guard's error if writes are refused.
 */
export async function makeFolder(path: string): Promise<void> {
  const root = requireAllowed(path);
  if (root !== undefined) await makeBelow(root, path);
  else await mkdir(path, { recursive: true, mode: 0o700 });
}

/** Like makeFolder, for callers that can't wait. */
export function makeFolderSync(path: string): void {
  const root = requireAllowed(path);
  if (root !== undefined) statSync(root);
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

/** Returns the names of the folders in a folder, sorted. */
export async function foldersIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Returns the guarded folder that a path is in, if there is one. Throws the guard's error if writes are refused. */
function requireAllowed(path: string): string | undefined {
  const root = [...REFUSALS.keys()].find((one) => path === one || path.startsWith(one + sep));
  const refusal = root === undefined ? undefined : REFUSALS.get(root);
  if (refusal) throw refusal;
  return root;
}

async function makeBelow(root: string, path: string): Promise<void> {
  if (path === root) {
    await stat(root);
    return;
  }
  const make = () =>
    mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  try {
    await make();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await makeBelow(root, dirname(path));
    await make();
  }
}
