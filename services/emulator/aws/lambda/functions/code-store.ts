import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { AwsError } from '../../errors.ts';

/** AWS's limits for a function's package, in bytes. */
const MAX_ZIP_BYTES = 52_428_800;
const MAX_UNZIPPED_BYTES = 262_144_000;

export interface StoredCode {
  /** Base64. */
  readonly codeSha256: string;
  readonly codeSize: number;
}

/** Unpacked packages, each in a folder named after its hash. */
export class CodeStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** The folder of a package: the function's task root. */
  folderOf(codeSha256: string): string {
    return join(this.#root, Buffer.from(codeSha256, 'base64').toString('hex'));
  }

  /** Hashes and checks a package and unpacks it once. Throws AwsError InvalidParameterValueException. */
  async put(zip: Uint8Array): Promise<StoredCode> {
    const codeSha256 = createHash('sha256').update(zip).digest('base64');
    const folder = this.folderOf(codeSha256);
    const isThere = await access(folder).then(
      () => true,
      () => false,
    );
    if (!isThere) await unpack(zip, folder);
    return { codeSha256, codeSize: zip.length };
  }

  /** Removes every package but these. */
  async keepOnly(codeSha256s: readonly string[]): Promise<void> {
    const kept = new Set(codeSha256s.map((codeSha256) => this.folderOf(codeSha256)));
    const names = await readdir(this.#root).catch(() => []);
    const leftovers = names.map((name) => join(this.#root, name)).filter((path) => !kept.has(path));
    await Promise.all(leftovers.map((path) => rm(path, { recursive: true, force: true })));
  }
}

/** Unpacks into a temporary folder and renames it, so that a package's folder is always complete. */
async function unpack(zip: Uint8Array, folder: string): Promise<void> {
  const temporary = `${folder}.${randomUUID()}.tmp`;
  const files = Object.entries(filesOf(zip));
  await mkdir(temporary, { recursive: true });
  try {
    for (const [name, content] of files) {
      const path = join(temporary, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    }
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}

function filesOf(zip: Uint8Array): Record<string, Uint8Array> {
  if (zip.length > MAX_ZIP_BYTES) throw invalid(`Zip file must be at most ${MAX_ZIP_BYTES} bytes`);
  let unzippedBytes = 0;
  try {
    return unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        unzippedBytes += originalSize;
        if (unzippedBytes > MAX_UNZIPPED_BYTES) {
          throw invalid(`Unzipped size must be smaller than ${MAX_UNZIPPED_BYTES} bytes`);
        }
        if (!isSafe(name)) throw invalid(`Zip file contains an unsafe path: ${name}`);
        return !name.endsWith('/');
      },
    });
  } catch (error) {
    if (error instanceof AwsError) throw error;
    throw invalid(
      'Could not unzip uploaded file. Please check your file, then try to upload again.',
    );
  }
}

function isSafe(name: string): boolean {
  const isAbsolute = name.startsWith('/') || /^[A-Za-z]:/.test(name);
  return (
    !isAbsolute && !name.includes('\\') && !name.includes('\0') && !name.split('/').includes('..')
  );
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', 400, message, {
    members: { Type: 'User' },
  });
}
