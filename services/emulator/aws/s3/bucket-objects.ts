import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { removeFileDurably } from '../../../base/durable/files.ts';
import { foldersIn, makeFolder } from '../../../base/durable/guarded-folders.ts';
import { pathBeforeAside } from '../../../base/durable/set-aside.ts';
import { readRecord } from '../../../base/durable/stored-record.ts';
import { DamagedObjects } from './damaged-objects.ts';
import { IndexEntry } from './index-entry.ts';
import { mapLimited } from './map-limited.ts';
import {
  dataProblem,
  type Extension,
  fileOf,
  ignoreMissing,
  parseName,
  removeOtherFiles,
  VERSION,
} from './object-files.ts';
import { ObjectIndex } from './object-index.ts';
import { ObjectRecords } from './object-records.ts';
import type { ObjectVersion, VersionFacts } from './object-version.ts';
import { RecordCache } from './record-cache.ts';

const CONCURRENT_READS = 64;

/**
 * The objects of one bucket on disk: per version `<2 digits>/<sha256 of the key>.<sequence>.{data,json}`. Writing the
 * JSON file commits the version. What a crash left is finished when the bucket is opened; a version of which a file is
 * damaged or missing is reported, and is then in no index.
 */
export class BucketObjects {
  readonly index = new ObjectIndex();
  readonly damaged: DamagedObjects;
  readonly #folder: string;
  readonly #damage: DamageReport | undefined;
  readonly #records: ObjectRecords;
  /** Sequences of the versions whose files are going. */
  readonly #leaving = new Set<string>();
  #writes = 0;

  private constructor(folder: string, damage: DamageReport | undefined, records: RecordCache) {
    this.#folder = folder;
    this.#damage = damage;
    this.damaged = new DamagedObjects(damage);
    this.#records = new ObjectRecords(folder, records);
  }

  /** Reads the index from disk, and passes every sequence number in use to `onSequence`. */
  static async open(
    folder: string,
    onSequence: (sequence: string) => void,
    damage?: DamageReport | undefined,
    records = new RecordCache(),
  ): Promise<BucketObjects> {
    const objects = new BucketObjects(folder, damage, records);
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
  newest(key: string): IndexEntry | undefined {
    return this.index.newest(key);
  }

  /**
   * Returns the record of a version. Returns undefined if another call has just replaced or removed the version, or if
   * its file is damaged: that is then reported, and the version is in no index.
   */
  async read(entry: IndexEntry): Promise<ObjectVersion | undefined> {
    const isCurrent = () => this.index.versions(entry.key).includes(entry);
    const found = await this.#records.read(entry, isCurrent);
    if (found && 'record' in found) return found.record;
    if (isCurrent() && !this.#leaving.has(entry.sequence)) {
      this.reportDamaged(entry, 'json', found?.problem ?? 'is missing');
    }
    return undefined;
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
    const written = await this.#records.write(version);
    if (dataFile) await rename(this.#path(version, 'data.new'), this.#path(version, 'data'));

    const before = this.index.versions(version.key);
    const kept = before.filter((other) => other.versionId !== version.versionId);
    this.index.set(version.key, [new IndexEntry(written), ...kept]);
    this.#records.keep(written);
    for (const replaced of before) if (!kept.includes(replaced)) await this.#erase(replaced);
  }

  /** Rewrites the metadata of an existing version. */
  async amend(version: ObjectVersion): Promise<void> {
    const written = await this.#records.write(version);
    const entry = new IndexEntry(written);
    const versions = this.index.versions(version.key);
    const amended = versions.map((other) => (isSame(other, version) ? entry : other));
    this.index.set(version.key, amended);
    this.#records.keep(written);
  }

  /** Deletes a version permanently. */
  async remove(version: VersionFacts): Promise<void> {
    this.#leaving.add(version.sequence);
    try {
      await this.#removeFiles(version);
    } finally {
      this.#leaving.delete(version.sequence);
    }
  }

  async #removeFiles(version: VersionFacts): Promise<void> {
    if (!version.isDeleteMarker) {
      const data = this.#path(version, 'data');
      await rename(data, `${data}.old`).catch(ignoreMissing);
    }
    await removeFileDurably(this.#path(version, 'json'));
    this.#forget(version);
    await rm(this.#path(version, 'data.old'), { force: true });
  }

  /** Deletes what is left of the damaged versions of a key. */
  async removeDamaged(key: string): Promise<void> {
    if (!this.damaged.forget(key)) return;
    await removeOtherFiles(this.#folder, key, this.index.versions(key));
  }

  /** Reports that a file of a version is damaged, and takes the version out of the index. */
  reportDamaged(version: VersionFacts, extension: Extension, problem: string): void {
    this.damaged.add(version);
    this.#forget(version);
    this.damaged.report(this.#path(version, extension), problem);
  }

  /** Opens the data for reading. Returns undefined if another call has just replaced the version. */
  async openData(version: VersionFacts): Promise<FileHandle | undefined> {
    return open(this.#path(version, 'data'), 'r').catch(ignoreMissing);
  }

  #path(version: VersionFacts, extension: Extension): string {
    return join(this.#folder, fileOf(version, extension));
  }

  /** Takes a version out of the index. */
  #forget(version: VersionFacts): void {
    this.#records.forget(version);
    const others = this.index.versions(version.key).filter((other) => !isSame(other, version));
    this.index.set(version.key, others);
  }

  /** The data goes first: metadata without data is of a version that another one has replaced. */
  async #erase(version: VersionFacts): Promise<void> {
    this.#records.forget(version);
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
    const entries = versions.flatMap((version) => (version ? [new IndexEntry(version)] : []));
    for (const entry of entries) this.#adopt(entry, onSequence);
    await mapLimited(entries, CONCURRENT_READS, (entry) => this.#settle(entry, names));
    for (const name of names) {
      if (pathBeforeAside(name) !== undefined) this.#addDamaged(name, onSequence);
      else if (!name.endsWith('.json')) await this.#settleData(folder, name, names, onSequence);
    }
  }

  #addDamaged(name: string, onSequence: (sequence: string) => void): void {
    const sequence = this.damaged.addFile(name);
    if (sequence !== undefined) onSequence(sequence);
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
    if (!isAside) this.damaged.report(join(folder, record), 'is missing');
  }

  #adopt(version: IndexEntry, onSequence: (sequence: string) => void): void {
    onSequence(version.sequence);
    const others = this.index.versions(version.key);
    const twin = others.find((other) => other.versionId === version.versionId);
    if (twin && twin.sequence > version.sequence) return;
    const kept = [version, ...others.filter((other) => other !== twin)];
    const newestFirst = kept.toSorted((a, b) => (a.sequence < b.sequence ? 1 : -1));
    this.index.set(version.key, newestFirst);
  }

  /** A crash between writing a version and erasing the replaced one leaves both on disk. */
  async #settle(version: IndexEntry, names: ReadonlySet<string>): Promise<void> {
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

function isSame(one: VersionFacts, other: VersionFacts): boolean {
  return one.sequence === other.sequence;
}
