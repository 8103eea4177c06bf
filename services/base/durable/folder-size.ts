import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const CONCURRENT_READS = 32;
const BLOCK_BYTES = 512;

/**
 * Returns how many bytes a folder takes on its disk, in whole blocks like `du`. Reads a few files at a time, so that other
 * work gets its turn; what disappears on the way counts nothing. Rejects with the signal's reason once that is aborted.
 */
export async function folderSize(folder: string, signal?: AbortSignal): Promise<number> {
  const folders = [folder];
  let bytes = 0;
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const entries = await readdir(next, { withFileTypes: true }).catch(() => []);
    const parent = next;
    folders.push(...entries.filter((e) => e.isDirectory()).map(({ name }) => join(parent, name)));
    for (let from = 0; from < entries.length; from += CONCURRENT_READS) {
      signal?.throwIfAborted();
      const some = entries.slice(from, from + CONCURRENT_READS);
      const sizes = await Promise.all(some.map(({ name }) => sizeOnDisk(join(parent, name))));
      for (const size of sizes) bytes += size;
    }
  }
  return bytes;
}

async function sizeOnDisk(path: string): Promise<number> {
  const found = await lstat(path).catch(() => undefined);
  if (!found) return 0;
  // Not every file system counts blocks.
  return found.blocks > 0 ? found.blocks * BLOCK_BYTES : found.size;
}
