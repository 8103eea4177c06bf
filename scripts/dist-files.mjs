import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/**
 * Makes `folder` contain exactly `files` (path under it → content). Each file is replaced in one step and
 * leftovers go last, so that a server running from the folder never meets half a file.
 */
export async function replaceFiles(folder, files) {
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path);
    const temporary = `${target}.${process.pid}.tmp`;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(temporary, content);
    await rename(temporary, target);
  }
  await removeLeftovers(folder, new Set(Object.keys(files)));
}

async function removeLeftovers(folder, wanted) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((path) => !wanted.has(path) && !path.endsWith('.tmp'));
  await Promise.all(paths.map((path) => rm(join(folder, path), { force: true })));
}
