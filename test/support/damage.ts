import { mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';

/** What a disk, a restore that was cut short or a person may do to a file. */
export const DAMAGES = {
  torn: (path: string) => truncated(path),
  empty: (path: string) => truncate(path, 0),
  'zero-filled': async (path: string) =>
    writeFile(path, Buffer.alloc((await readFile(path)).length)),
  deleted: (path: string) => rm(path),
  'replaced by a folder': async (path: string) => {
    await rm(path);
    await mkdir(path);
  },
} as const;

export type DamageName = keyof typeof DAMAGES;

export const DAMAGE_NAMES = Object.keys(DAMAGES) as DamageName[];

async function truncated(path: string): Promise<void> {
  const { length } = await readFile(path);
  await truncate(path, Math.max(0, length - 5));
}
