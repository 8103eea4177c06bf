import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';

/** Writes the files into a folder, which has all of them or does not change. Replaces what was in it. */
export async function writeEncoder(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const next = `${folder}.new`;
  await rm(next, { recursive: true, force: true });
  for (const [path, content] of files) {
    const file = join(next, path);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, content);
  }
  await rm(folder, { recursive: true, force: true });
  await rename(next, folder);
}

/** The layer's files are in `/opt/encoder`. */
const LAYER_FOLDER = 'encoder';
const REGULAR_FILE_0644 = 0o100644 << 16;
const UNIX = 3;

/** Zips the files as a layer of Lambda, the same way on every machine. */
export function zipLayer(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = [...files].map(
    ([path, content]) => [`${LAYER_FOLDER}/${path}`, content] as const,
  );
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  // Local fields: a zip stores local time.
  const mtime = new Date(1980, 0, 1, 0, 0, 0);
  const attrs = REGULAR_FILE_0644;
  return zipSync(Object.fromEntries(entries), { level: 6, mtime, os: UNIX, attrs });
}
