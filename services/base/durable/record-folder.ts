import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readJsonFile, removeFileDurably, writeFileDurably } from './files.ts';

/** Records in memory, each also a JSON file that is durable before a change is acknowledged. */
export interface RecordFolder<T> {
  get(id: string): T | undefined;
  list(): readonly T[];
  put(id: string, record: T): Promise<void>;
  /**
   * Replaces a record by what `change` makes of the newest one; changes of one folder run one after the other.
   * Undefined stands for no record on both sides.
   */
  update(id: string, change: (current: T | undefined) => T | undefined): Promise<T | undefined>;
}

/** Opens a folder of records; ids must be safe as file names. Throws with the path of a file that isn't JSON. */
export async function openRecordFolder<T>(folder: string): Promise<RecordFolder<T>> {
  const records = await readRecords<T>(folder);
  let last: Promise<unknown> = Promise.resolve();

  async function write(id: string, record: T | undefined): Promise<void> {
    const path = join(folder, `${id}.json`);
    if (record === undefined) {
      if (!records.has(id)) return;
      await removeFileDurably(path);
      records.delete(id);
      return;
    }
    await writeFileDurably(path, JSON.stringify(record));
    records.set(id, record);
  }

  async function update(id: string, change: (current: T | undefined) => T | undefined) {
    const run = last.then(async () => {
      const record = change(records.get(id));
      if (record !== records.get(id)) await write(id, record);
      return record;
    });
    last = run.catch(() => {});
    return run;
  }

  return {
    get: (id) => records.get(id),
    list: () => [...records.values()],
    put: async (id, record) => void (await update(id, () => record)),
    update,
  };
}

async function readRecords<T>(folder: string): Promise<Map<string, T>> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const records = new Map<string, T>();
  for (const name of names.filter((candidate) => candidate.endsWith('.json')).sort()) {
    const record = await readJsonFile<T>(join(folder, name));
    if (record !== undefined) records.set(name.slice(0, -'.json'.length), record);
  }
  return records;
}
