import { randomUUID } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolderSync } from '../../../../base/durable/guarded-folders.ts';

/** The folders that functions' processes may write to, one for each process: what `/tmp` is on AWS. */
export class TemporaryFolders {
  readonly #root: string;
  readonly #removals = new Set<Promise<void>>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Makes an empty folder and returns its real path. */
  make(): string {
    const folder = join(this.#root, randomUUID());
    makeFolderSync(folder);
    return realpathSync(folder);
  }

  /** Removes a folder once its process has ended. */
  removeAfter(ended: Promise<unknown>, folder: string): void {
    const removal = ended.then(() => remove(folder)).finally(() => this.#removals.delete(removal));
    this.#removals.add(removal);
  }

  /** Removes what an emulator that was killed has left behind. */
  async removeAll(): Promise<void> {
    await remove(this.#root);
  }

  /** Resolves when the folders of ended processes are gone; all processes must have ended. */
  async close(): Promise<void> {
    await Promise.all(this.#removals);
  }
}

/** Removes a folder. A leftover harms nobody, and goes at the next start. */
async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
}
