import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readJsonFile, removeFileDurably, writeFileDurably } from '../../../base/durable/files.ts';
import { mapLimited } from './map-limited.ts';
import { ObjectIndex } from './object-index.ts';
import type { ObjectVersion } from './object-version.ts';

const CONCURRENT_READS = 64;

/**
 * The objects of one bucket on disk: per version `<2 digits>/<sha256 of the key>.<sequence>.{data,json}`. Writing the
 * JSON file commits the version. A data file without it is deleted when the bucket is opened.
 */
export class BucketObjects {
  readonly index = new ObjectIndex();
  readonly #folder: string;
  #writes = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Reads the index from disk, and passes every sequence number in use to `onSequence`. */
  static async open(
    folder: string,
    onSequence: (sequence: string) => void,
  ): Promise<BucketObjects> {
    const objects = new BucketObjects(folder);
    await mkdir(folder, { recursive: true });
    for (const shard of await readdir(folder)) await objects.#openShard(shard, onSequence);
    return objects;
  }

  /** True during a write: the bucket does not count as empty then, even if it has no key yet. */
  get hasWrites(): boolean {
    return this.#writes > 0;
  }

  /** Runs `work` and counts it as a write until it settles. */
  async duringWrite<T>(work: () => Promise<T>): Promise<T> {
    this.#writes += 1;
    try {
      return await work();
    } finally {
      this.#writes -= 1;
    }
  }

  /** Returns the newest version, which may be a delete marker. */
  newest(key: string): ObjectVersion | undefined {
    return this.index.versions(key)[0];
  }

  /**
   * Makes a version the newest one, and replaces a version with the same version id. `dataFile` has its fsynced bytes
   * and must be on the same disk. A delete marker has none.
   */
  async commit(version: ObjectVersion, dataFile: string | undefined): Promise<void> {
    if (dataFile) {
      await mkdir(dirname(this.#path(version, 'data')), { recursive: true });
      await rename(dataFile, this.#path(version, 'data'));
    }
    await writeFileDurably(this.#path(version, 'json'), JSON.stringify(version));

    const before = this.index.versions(version.key);
    const kept = before.filter((other) => other.versionId !== version.versionId);
    this.index.set(version.key, [version, ...kept]);
    for (const replaced of before) if (!kept.includes(replaced)) await this.#erase(replaced);
  }

  /** Rewrites the metadata of an existing version. */
  async amend(version: ObjectVersion): Promise<void> {
    await writeFileDurably(this.#path(version, 'json'), JSON.stringify(version));
    const versions = this.index.versions(version.key);
    this.index.set(
      version.key,
      versions.map((other) => (other.sequence === version.sequence ? version : other)),
    );
  }

  /** Deletes a version permanently. */
  async remove(version: ObjectVersion): Promise<void> {
    await removeFileDurably(this.#path(version, 'json'));
    const versions = this.index.versions(version.key);
    this.index.set(
      version.key,
      versions.filter((other) => other.sequence !== version.sequence),
    );
    await rm(this.#path(version, 'data'), { force: true });
  }

  /** Opens the data for reading. Returns undefined if another call has just replaced the version. */
  async openData(version: ObjectVersion): Promise<FileHandle | undefined> {
    return open(this.#path(version, 'data'), 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
  }

  #path(version: ObjectVersion, extension: 'data' | 'json'): string {
    const name = createHash('sha256').update(version.key).digest('hex');
    return join(this.#folder, name.slice(0, 2), `${name}.${version.sequence}.${extension}`);
  }

  async #erase(version: ObjectVersion): Promise<void> {
    await rm(this.#path(version, 'json'), { force: true });
    await rm(this.#path(version, 'data'), { force: true });
  }

  async #openShard(shard: string, onSequence: (sequence: string) => void): Promise<void> {
    const folder = join(this.#folder, shard);
    const names = new Set(await readdir(folder));
    const committed = [...names].filter((name) => name.endsWith('.json'));
    const versions = await mapLimited(committed, CONCURRENT_READS, (name) =>
      readJsonFile<ObjectVersion>(join(folder, name)),
    );

    for (const version of versions) if (version) this.#adopt(version, onSequence);
    for (const version of versions) if (version) await this.#eraseUnlessKept(version);
    for (const name of names) {
      const isOrphan = !name.endsWith('.json') && !names.has(name.replace(/\.data$/, '.json'));
      if (isOrphan) await rm(join(folder, name), { force: true });
    }
  }

  #adopt(version: ObjectVersion, onSequence: (sequence: string) => void): void {
    onSequence(version.sequence);
    const others = this.index.versions(version.key);
    const twin = others.find((other) => other.versionId === version.versionId);
    if (twin && twin.sequence > version.sequence) return;
    const kept = [version, ...others.filter((other) => other !== twin)];
    this.index.set(
      version.key,
      kept.toSorted((a, b) => (a.sequence < b.sequence ? 1 : -1)),
    );
  }

  /** A crash between writing a version and erasing the replaced one leaves both on disk. */
  async #eraseUnlessKept(version: ObjectVersion): Promise<void> {
    if (!this.index.versions(version.key).includes(version)) await this.#erase(version);
  }
}
