import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DamageReport } from './damage-report.ts';
import { removeFileDurably, writeFileDurably } from './files.ts';
import { markKeptJournal, releaseKeptJournal } from './kept-journal.ts';
import { KeyLock } from './key-lock.ts';
import { reportMissing } from './missing-records.ts';
import { type RecordKind, readRecord } from './stored-record.ts';

/** Records in memory, each also a JSON file that is durable before a change is acknowledged. */
export interface RecordFolder<T> {
  get(id: string): T | undefined;
  /** The records that were read from disk by id, then the others in the order in which they were added. */
  list(): readonly T[];
  put(id: string, record: T): Promise<void>;
  /**
   * Replaces a record by what `change` returns for the newest one. Changes of one record run one after the other.
   * Undefined stands for no record, both as argument and as result.
   */
  update(id: string, change: (current: T | undefined) => T | undefined): Promise<T | undefined>;
}

export interface RecordFolderOptions extends RecordKind {
  readonly damage: DamageReport | undefined;
  /**
   * Whether a record that somebody else has deleted is reported: a marker next to each shows that it was there. It costs a
   * sync for each new record.
   */
  readonly isMissed?: boolean;
}

/**
 * Opens a folder of records; ids must be safe as file names. A damaged record is set aside and reported. Throws an Error
 * with its path if there is no report.
 */
export async function openRecordFolder<T extends object>(
  folder: string,
  options: RecordFolderOptions = { cost: '', damage: undefined },
): Promise<RecordFolder<T>> {
  const records = await readRecords<T>(folder, options);
  const { isMissed = false } = options;
  if (isMissed) await reportMissing(folder, records, options);
  return new DiskRecordFolder(folder, records, isMissed);
}

class DiskRecordFolder<T> implements RecordFolder<T> {
  readonly #folder: string;
  readonly #records: Map<string, T>;
  readonly #isMissed: boolean;
  readonly #locks = new KeyLock();

  constructor(folder: string, records: Map<string, T>, isMissed: boolean) {
    this.#folder = folder;
    this.#records = records;
    this.#isMissed = isMissed;
  }

  // Arrow functions, because callers pass them on without the object.
  readonly get = (id: string) => this.#records.get(id);
  readonly list = () => [...this.#records.values()];

  async put(id: string, record: T): Promise<void> {
    await this.update(id, () => record);
  }

  update(id: string, change: (current: T | undefined) => T | undefined): Promise<T | undefined> {
    return this.#locks.run(id, async () => {
      const current = this.#records.get(id);
      const record = change(current);
      if (record !== current) await this.#write(id, record);
      return record;
    });
  }

  async #write(id: string, record: T | undefined): Promise<void> {
    const path = join(this.#folder, `${id}.json`);
    if (record === undefined) {
      if (this.#isMissed) await releaseKeptJournal(path);
      await removeFileDurably(path);
      this.#records.delete(id);
      return;
    }
    const isNew = !this.#records.has(id);
    await writeFileDurably(path, JSON.stringify(record));
    this.#records.set(id, record);
    if (isNew && this.#isMissed) await markKeptJournal(path);
  }
}

async function readRecords<T extends object>(
  folder: string,
  { damage, ...kind }: RecordFolderOptions,
): Promise<Map<string, T>> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const records = new Map<string, T>();
  for (const name of names.filter((candidate) => candidate.endsWith('.json')).sort()) {
    const record = await readRecord<T>(join(folder, name), kind, damage);
    if (record !== undefined) records.set(name.slice(0, -'.json'.length), record);
  }
  return records;
}
