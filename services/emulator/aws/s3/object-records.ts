import { join } from 'node:path';
import { writeFileDurably } from '../../../base/durable/files.ts';
import { readRecordOrProblem } from '../../../base/durable/stored-record.ts';
import { fileOf, VERSION } from './object-files.ts';
import type { ObjectVersion, VersionFacts } from './object-version.ts';
import type { RecordCache } from './record-cache.ts';

/** The records of the versions in one bucket: JSON files, the last ones used of which are in memory. */
export class ObjectRecords {
  readonly #folder: string;
  readonly #cache: RecordCache;

  constructor(folder: string, cache: RecordCache) {
    this.#folder = folder;
    this.#cache = cache;
  }

  /**
   * Reads a record, or returns what is wrong with its file; undefined if there is none. It is kept if `isCurrent` says so
   * when it was read: a version may be removed or amended at the same time.
   */
  async read(
    version: VersionFacts,
    isCurrent: () => boolean,
  ): Promise<{ record: ObjectVersion } | { problem: string } | undefined> {
    const record = this.#cache.get(this.#nameOf(version));
    if (record) return { record };
    const path = this.#path(version);
    const found = await readRecordOrProblem<ObjectVersion>(path, VERSION.members);
    if (found && 'record' in found && isCurrent()) this.keep(found.record);
    return found;
  }

  /** Writes a record durably. Returns it as it is read from then on, free of the request that it came with. */
  async write(version: ObjectVersion): Promise<ObjectVersion> {
    const json = JSON.stringify(version);
    await writeFileDurably(this.#path(version), json);
    return JSON.parse(json);
  }

  keep(version: ObjectVersion): void {
    this.#cache.set(this.#nameOf(version), version);
  }

  forget(version: VersionFacts): void {
    this.#cache.delete(this.#nameOf(version));
  }

  /** The path of a record has a hash of the key, which takes longer than to find a record in memory. */
  #nameOf({ key, sequence }: VersionFacts): string {
    return `${this.#folder}:${sequence}:${key}`;
  }

  #path(version: VersionFacts): string {
    return join(this.#folder, fileOf(version, 'json'));
  }
}
