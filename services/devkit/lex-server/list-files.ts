import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** More than Lex's largest bots have. Further files are not watched. */
const MAX_FILES = 20_000;
const SKIPPED = new Set(['node_modules', '.git']);

/** Lists the files below a folder with one of these extensions, without installed packages. */
export async function listFiles(
  folder: string,
  extensions: readonly string[],
): Promise<readonly string[]> {
  const files: string[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const at = next;
    const entries = await readdir(at, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(at, entry.name);
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) folders.push(path);
      if (entry.isFile() && extensions.includes(extname(entry.name))) files.push(path);
    }
    if (files.length >= MAX_FILES) break;
  }
  return files.slice(0, MAX_FILES);
}
