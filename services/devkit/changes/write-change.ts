import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { slug } from '../documents/snapshot/document-name.ts';

/** A change of the files of the repository, written down to be reviewed. */
export interface WrittenChange {
  /** The path of the patch: `<time>-<name>.patch` in the folder. */
  readonly file: string;
  readonly text: string;
}

/** Writes a patch into a folder, under a name that sorts by its time. */
export async function writeChange(
  folder: string,
  { name, at, text }: { readonly name: string; readonly at: Date; readonly text: string },
): Promise<WrittenChange> {
  await mkdir(folder, { recursive: true });
  const time = at.toISOString().replace(/[-:]/g, '').replace('.', '-');
  const file = join(folder, `${time}-${slug(name)}.patch`);
  await writeFile(file, text);
  return { file, text };
}
