import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { slug } from '../documents/snapshot/document-name.ts';

/** A change of the files of the repository, written down to be reviewed. */
export interface WrittenChange {
  /** The path of the patch: `DATA_DIR/changes/<time>-<name>.patch`. */
  readonly file: string;
  readonly text: string;
}

/** Writes a patch into the folder `changes` of a data folder, under a name that sorts by its time. */
export async function writeChange(
  dataDir: string,
  { name, at, text }: { readonly name: string; readonly at: Date; readonly text: string },
): Promise<WrittenChange> {
  const folder = join(dataDir, 'changes');
  await mkdir(folder, { recursive: true });
  const time = at.toISOString().replace(/[-:]/g, '').replace('.', '-');
  const file = join(folder, `${time}-${slug(name)}.patch`);
  await writeFile(file, text);
  return { file, text };
}
