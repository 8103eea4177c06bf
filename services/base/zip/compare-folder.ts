import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { checkEntries, type ZipFile, type ZipLimits } from './check-entries.ts';

/** A file that is not as its zip has it. */
export interface ChangedFile {
  readonly path: string;
  /** To follow the path: "is missing". */
  readonly problem: string;
}

/**
 * Returns the first file of a folder that is not as in the zip that was unpacked there, or undefined if all are: by size and
 * checksum. Other files in the folder are not looked at. Throws ZipError if the zip can't be read.
 */
export async function findChangedFile(
  zip: Uint8Array,
  limits: ZipLimits,
  folder: string,
): Promise<ChangedFile | undefined> {
  for (const file of await checkEntries(zip, limits)) {
    const path = join(folder, file.name);
    const problem = await problemOf(file, path);
    if (problem !== undefined) return { path, problem };
  }
  return undefined;
}

async function problemOf(file: ZipFile, path: string): Promise<string | undefined> {
  let [bytes, sum] = [0, 0];
  try {
    for await (const chunk of createReadStream(path)) {
      bytes += (chunk as Buffer).length;
      sum = crc32(chunk as Buffer, sum);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? 'is missing' : `can't be read (${code})`;
  }
  return bytes === file.size && sum === file.crc ? undefined : 'is damaged: its checksum differs';
}
