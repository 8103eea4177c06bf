import type { FileHandle } from 'node:fs/promises';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { removeFileDurably, syncFolder, writeFileDurably } from '../../../base/durable/files.ts';
import { foldersIn, makeFolder } from '../../../base/durable/guarded-folders.ts';
import { pathBeforeAside } from '../../../base/durable/set-aside.ts';
import { readRecord } from '../../../base/durable/stored-record.ts';
import { DamagedObjects } from './damaged-objects.ts';
import { mapLimited } from './map-limited.ts';
import { dataProblem, type Extension, fileOf, hashOf, parseName, VERSION } from './object-files.ts';
import { ObjectIndex } from './object-index.ts';
import type { ObjectVersion } from './object-version.ts';

const CONCURRENT_READS = 64;

/**
 * The objects of one bucket on disk: per version `<2 digits>/<sha256 of the key>.<sequence>.{data,json}`. Writing the
 * JSON file commits the version. What a crash left is finished when the bucket is opened; a version of which a file is
 * damaged or missing is reported, and is then in no index.
 */
export class BucketObjects {
  readonly index = new ObjectIndex();
  readonly damaged = new DamagedObjects();
  readonly #folder: string;
  readonly #damage: DamageReport | undefined;
  #writes = 0;

  private constructor(folder: string, damage: DamageReport | undefined) {
    this.#folder = folder;
    this.#damage = damage;
  }

  /** Reads the index from disk, and passes every sequence number in use to `onSequence`. */
  static async open(
    folder: string,
    onSequence: (sequence: string) => void,
    damage?: DamageReport | undefined,
  ): Promise<BucketObjects> {
    const objects = new BucketObjects(folder, damage);
    await makeFolder(folder);
    for (const shard of await foldersIn(folder)) await objects.#openShard(shard, onSequence);
    return objects;
  }

  /** True during a write, and if an object is lost: the bucket does not count as empty then, even if it has no key. */
  get hasWrites(): boolean {
    return this.#writes > 0 || !this.damaged.isEmpty;
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
      await makeFolder(dirname(this.#path(version, 'data')));
      await rename(dataFile, this.#path(version, 'data.new'));
    }
    await writeFileDurably(this.#path(version, 'json'), JSON.stringify(version));
    if (dataFile) await rename(this.#path(version, 'data.new'), this.#path(version, 'data'));

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
    if (!version.isDeleteMarker) {
      await rename(this.#path(version, 'data'), this.#path(version, 'data.old')).catch(
        ignoreMissing,
      );
    }
    await removeFileDurably(this.#path(version, 'json'));
    this.#forget(version);
    await rm(this.#path(version, 'data.old'), { force: true });
  }

  /** Deletes what is left of the damaged versions of a key. */
  async removeDamaged(key: string): Promise<void> {
    if (!this.damaged.forget(key)) return;
    const hash = hashOf(key);
    const folder = join(this.#folder, hash.slice(0, 2));
    const known = new Set(this.index.versions(key).map(({ sequence }) => sequence));
    for (const name of await readdir(folder)) {
      const parsed = parseName(name);
      if (parsed?.hash !== hash || known.has(parsed.sequence)) continue;
      // A folder may be where a file should be.
      await rm(join(folder, name), { recursive: true, force: true });
    }
    await syncFolder(folder);
  }

  /** Reports that a file of a version is damaged, and takes the version out of the index. */
  reportDamaged(version: ObjectVersion, extension: Extension, problem: string): void {
    this.damaged.add(hashOf(version.key), version.sequence);
    this.#forget(version);
    this.#reportFile(this.#path(version, extension), problem);
  }

  /** Opens the data for reading. Returns undefined if another call has just replaced the version. */
  async openData(version: ObjectVersion): Promise<FileHandle | undefined> {
    return open(this.#path(version, 'data'), 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
  }

  #path(version: ObjectVersion, extension: Extension): string {
    return join(this.#folder, fileOf(version, extension));
  }

  #reportFile(path: string, problem: string): void {
    if (this.#damage?.has(path)) return;
    const remedy = 'With the product stopped, restore the file from a backup, if there is one.';
    this.#damage?.add({ path, problem, cost: VERSION.cost, remedy });
  }

  /** Takes a version out of the index. */
  #forget({ key, sequence }: ObjectVersion): void {
    const versions = this.index.versions(key);
    this.index.set(
      key,
      versions.filter((other) => other.sequence !== sequence),
    );
  }

  /** The data goes first: metadata without data is of a version that another one has replaced. */
  async #erase(version: ObjectVersion): Promise<void> {
    await rm(this.#path(version, 'data'), { recursive: true, force: true });
    await rm(this.#path(version, 'json'), { force: true });
  }

  async #openShard(shard: string, onSequence: (sequence: string) => void): Promise<void> {
    const folder = join(this.#folder, shard);
    const names = new Set(await readdir(folder));
    const committed = [...names].filter((name) => name.endsWith('.json'));
    const versions = await mapLimited(committed, CONCURRENT_READS, (name) =>
      readRecord<ObjectVersion>(join(folder, name), VERSION, this.#damage),
    );
    committed.forEach((name, index) => {
      if (versions[index] === undefined) this.#addDamaged(name, onSequence);
    });
    for (const version of versions) if (version) this.#adopt(version, onSequence);
    await mapLimited(versions, CONCURRENT_READS, async (version) => {
      if (version) await this.#settle(version, names);
    });
    for (const name of names) {
      if (pathBeforeAside(name) !== undefined) this.#addDamaged(name, onSequence);
      else if (!name.endsWith('.json')) await this.#settleData(folder, name, names, onSequence);
    }
  }

  /** Notes that the version of a file is damaged. */
  #addDamaged(name: string, onSequence: (sequence: string) => void): void {
    const parsed = parseName(name);
    if (!parsed) return;
    this.damaged.add(parsed.hash, parsed.sequence);
    onSequence(parsed.sequence);
  }

  /** Data without metadata has lost it, or is of a write or a removal that a crash cut off. */
  async #settleData(
    folder: string,
    name: string,
    names: ReadonlySet<string>,
    onSequence: (sequence: string) => void,
  ): Promise<void> {
    const record = name.replace(/\.data(?:\.new|\.old)?$/, '.json');
    if (names.has(record)) return;
    const isData = name.endsWith('.data') && parseName(name) !== undefined;
    if (!this.#damage || !isData) return rm(join(folder, name), { force: true });
    this.#addDamaged(name, onSequence);
    const isAside = [...names].some((other) => pathBeforeAside(other) === record);
    if (!isAside) this.#reportFile(join(folder, record), 'is missing');
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
  async #settle(version: ObjectVersion, names: ReadonlySet<string>): Promise<void> {
    if (!this.index.versions(version.key).includes(version)) return this.#erase(version);
    if (version.isDeleteMarker) return;
    // A write that was cut off after its metadata, or a removal before it.
    for (const extension of ['data.new', 'data.old'] as const) {
      if (names.has(basename(fileOf(version, extension)))) {
        await rename(this.#path(version, extension), this.#path(version, 'data'));
      }
    }
    if (!this.#damage) return;
    const problem = await dataProblem(this.#path(version, 'data'), version.size);
    if (problem !== undefined) this.reportDamaged(version, 'data', problem);
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
