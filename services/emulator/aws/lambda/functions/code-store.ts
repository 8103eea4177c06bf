import { randomUUID, webcrypto } from 'node:crypto';
import { access, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Damage, DamageReport } from '../../../../base/durable/damage-report.ts';
import { writeFileDurably } from '../../../../base/durable/files.ts';
import { makeFolder } from '../../../../base/durable/guarded-folders.ts';
import { KeyLock } from '../../../../base/durable/key-lock.ts';
import { isDamage } from '../../../../base/durable/set-aside.ts';
import { type ChangedFile, findChangedFile } from '../../../../base/zip/compare-folder.ts';
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

const REPACK = 'A function of your own has a package again once you update its code.';
const UNPACKED_AGAIN = 'The code was unpacked again from its package.';
const NOTHING_TO_DO = 'Nothing needs to be done; if it comes back, check the disk.';
const LOST =
  "The function can't run until it is deployed again; the product deploys its own at every start.";
const DEPLOY = 'Deploy the function again with UpdateFunctionCode, or delete it.';

/**
 * The packages of functions: each as `<hash>.zip`, and unpacked in the folder `<hash>`. What is damaged of the code is
 * unpacked again and reported.
 */
export class CodeStore {
  readonly #root: string;
  readonly #damage: DamageReport | undefined;
  readonly #locks = new KeyLock();
  /** Packages that this process has compared with their folder, or unpacked. */
  readonly #whole = new Set<string>();
  readonly #lost = new Set<string>();

  constructor(root: string, damage: DamageReport | undefined = undefined) {
    this.#root = root;
    this.#damage = damage;
  }

  /** The folder of a package: the function's task root. */
  folderOf(codeSha256: string): string {
    return join(this.#root, Buffer.from(codeSha256, 'base64').toString('hex'));
  }

  /** Whether the code of a function is damaged or missing, and there is no package to unpack it from. */
  isLost(codeSha256: string): boolean {
    return this.#lost.has(codeSha256);
  }

  /**
   * Hashes and checks a package, keeps and unpacks it, unless that was done and nothing of it is damaged. Throws AwsError
   * InvalidParameterValueException.
   */
  async put(zip: Uint8Array): Promise<StoredCode> {
    if (zip.length > MAX_ZIP_BYTES) {
      throw invalidParameter(`Zip file must be at most ${MAX_ZIP_BYTES} bytes`);
    }
    const codeSha256 = await sha256Of(zip);
    await this.#locks.run(codeSha256, async () => {
      if (this.#whole.has(codeSha256)) return;
      await this.#unpackIfChanged(zip, codeSha256);
      await writeFileDurably(this.#zipOf(codeSha256), zip);
      this.#whole.add(codeSha256);
      this.#lost.delete(codeSha256);
    });
    return { codeSha256, codeSize: zip.length };
  }

  /** Compares the code of functions with their packages, and unpacks again what is damaged. */
  async check(codeSha256s: Iterable<string>): Promise<void> {
    for (const codeSha256 of new Set(codeSha256s)) {
      await this.#locks.run(codeSha256, () => this.#check(codeSha256));
    }
  }

  /** Removes every package but these. */
  async keepOnly(codeSha256s: readonly string[]): Promise<void> {
    const kept = new Set(
      codeSha256s.flatMap((codeSha256) => [this.folderOf(codeSha256), this.#zipOf(codeSha256)]),
    );
    const names = await readdir(this.#root).catch(() => []);
    const leftovers = names.map((name) => join(this.#root, name)).filter((path) => !kept.has(path));
    await Promise.all(leftovers.map((path) => rm(path, { recursive: true, force: true })));
  }

  #zipOf(codeSha256: string): string {
    return `${this.folderOf(codeSha256)}.zip`;
  }

  async #check(codeSha256: string): Promise<void> {
    const zip = await this.#readZip(codeSha256);
    if (zip) {
      await this.#unpackIfChanged(zip, codeSha256);
      this.#whole.add(codeSha256);
      return;
    }
    const folder = this.folderOf(codeSha256);
    // Without its package, code that is there is taken to be whole.
    if (await hasFiles(folder)) return;
    this.#lost.add(codeSha256);
    this.#report({ path: folder, problem: 'is missing', cost: LOST, remedy: DEPLOY });
  }

  /** Returns undefined if there is no package, or a damaged one. */
  async #readZip(codeSha256: string): Promise<Uint8Array | undefined> {
    const path = this.#zipOf(codeSha256);
    const found = await readFile(path).catch((error: NodeJS.ErrnoException) => error);
    if (!(found instanceof Error)) {
      if ((await sha256Of(found)) === codeSha256) return found;
    } else if (found.code === 'ENOENT') return undefined;
    else if (!isDamage(found)) throw found;
    const problem = found instanceof Error ? `can't be read (${found.code})` : 'is damaged';
    const cost = 'The code that was unpacked from it is used as it is.';
    this.#report({ path, problem, cost, remedy: `${NOTHING_TO_DO} ${REPACK}` });
    await rm(path, { recursive: true, force: true });
    return undefined;
  }

  async #unpackIfChanged(zip: Uint8Array, codeSha256: string): Promise<void> {
    const folder = this.folderOf(codeSha256);
    const wasThere = await exists(folder);
    const changed = wasThere ? await changedFile(zip, folder) : undefined;
    if (wasThere && !changed) return;
    await unpack(zip, folder);
    if (changed) this.#damage?.add({ ...changed, cost: UNPACKED_AGAIN, remedy: NOTHING_TO_DO });
  }

  #report(damage: Damage): void {
    if (!this.#damage) throw new Error(`${damage.path} ${damage.problem}`);
    this.#damage.add(damage);
  }
}

async function sha256Of(bytes: Uint8Array): Promise<string> {
  // Unlike createHash, it runs outside of this thread.
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('base64');
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function hasFiles(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length > 0;
}

async function changedFile(zip: Uint8Array, folder: string): Promise<ChangedFile | undefined> {
  try {
    return await findChangedFile(zip, LIMITS, folder);
  } catch (error) {
    throw explained(error);
  }
}

/** Unpacks into a temporary folder that takes the place of the package's, so that this is always complete. */
async function unpack(zip: Uint8Array, folder: string): Promise<void> {
  const temporary = `${folder}.${randomUUID()}.tmp`;
  await makeFolder(temporary);
  try {
    await unzipTo(zip, LIMITS, temporary);
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw explained(error);
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
