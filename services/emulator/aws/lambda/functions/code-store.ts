import { randomUUID, webcrypto } from 'node:crypto';
import { access, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../../../base/durable/guarded-folders.ts';
import { unzipTo } from '../../../../base/zip/unzip.ts';
import { ZipError } from '../../../../base/zip/zip-error.ts';
import { invalidParameter } from '../errors.ts';

/** AWS's limits for a function's package, in bytes. */
const MAX_ZIP_BYTES = 52_428_800;
const MAX_UNZIPPED_BYTES = 262_144_000;
const LIMITS = { maxBytes: MAX_UNZIPPED_BYTES, maxEntries: 100_000 };

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
    if (zip.length > MAX_ZIP_BYTES) {
      throw invalidParameter(`Zip file must be at most ${MAX_ZIP_BYTES} bytes`);
    }
    // Unlike createHash, it runs outside of this thread.
    const hash = await webcrypto.subtle.digest('SHA-256', zip);
    const codeSha256 = Buffer.from(hash).toString('base64');
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
  await makeFolder(temporary);
  try {
    await unzipTo(zip, LIMITS, temporary);
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw explained(error);
  }
}

/** Returns AWS's exception for what is wrong with a zip, and names the first entry with a problem. */
function explained(error: unknown): unknown {
  if (!(error instanceof ZipError)) return error;
  if (error.isTooBig) {
    return invalidParameter(
      `Unzipped size must be smaller than ${LIMITS.maxBytes} bytes: the zip file ${error.problems[0]?.message}`,
    );
  }
  const [first] = error.problems;
  const what = first?.entry === undefined ? first?.message : `${first.entry} ${first.message}`;
  return invalidParameter(
    `Could not unzip uploaded file. Please check your file, then try to upload again. (${what})`,
  );
}
