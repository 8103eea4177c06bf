import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { removeFileDurably } from '../../../base/durable/files.ts';
import { foldersIn, makeFolder } from '../../../base/durable/guarded-folders.ts';
import { Journal } from '../../../base/durable/journal.ts';
import { JournalDamagedError } from '../../../base/durable/journal-lines.ts';
import {
  markKeptJournal,
  openKeptJournal,
  releaseKeptJournal,
} from '../../../base/durable/kept-journal.ts';
import type { LogEntry } from './log-entry.ts';
import { StoredIndex } from './stored-index.ts';

const LOG_FILE = 'log.ndjson';
const COST =
  'The index does not exist until it is created again; the product makes its own again from the bucket.';

/** The folders of the indices, each named by its uuid, with a log in it. */
export class IndexFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Opens the indices on disk, but removes those of these uuids: their removal had been decided. One with a damaged log is
   * set aside as a whole. Throws an Error that names the file and the line if there is no report.
   */
  async open(
    removed: ReadonlySet<string>,
    damage: DamageReport | undefined,
  ): Promise<readonly StoredIndex[]> {
    const indices: StoredIndex[] = [];
    for (const uuid of await foldersIn(this.#folder)) {
      if (removed.has(uuid)) await this.#remove(uuid);
      else indices.push(...(await this.#load(uuid, damage)));
    }
    return indices;
  }

  /** Creates the log of a new index. */
  async store(index: StoredIndex): Promise<void> {
    const path = this.#logOf(index.uuid);
    await makeFolder(join(this.#folder, index.uuid));
    const journal = await Journal.open<LogEntry>({ path, onLine() {} });
    try {
      await journal.append([index.createEntry()]);
      await markKeptJournal(path);
    } catch (error) {
      await journal.close();
      throw error;
    }
    index.attach(journal);
  }

  /** Closes an index, and removes its files. */
  async discard(index: StoredIndex): Promise<void> {
    await index.close();
    await this.#remove(index.uuid);
  }

  #logOf(uuid: string): string {
    return join(this.#folder, uuid, LOG_FILE);
  }

  async #remove(uuid: string): Promise<void> {
    await releaseKeptJournal(this.#logOf(uuid));
    await removeFileDurably(this.#logOf(uuid));
    await rm(join(this.#folder, uuid), { recursive: true, force: true });
  }

  async #load(uuid: string, damage: DamageReport | undefined): Promise<readonly StoredIndex[]> {
    const path = this.#logOf(uuid);
    let index: StoredIndex | undefined;
    const begin = () => {
      index = undefined;
      return (entry: LogEntry) => {
        if (index) index.replay(entry);
        else index = created(entry, path);
      };
    };
    const journal = await openKeptJournal<LogEntry>({
      path,
      begin,
      isLine: ({ op }) => typeof op === 'string',
      isIndivisible: true,
      cost: COST,
      damage,
    });
    const loaded: StoredIndex | undefined = index;
    if (loaded) {
      loaded.attach(journal);
      return [loaded];
    }
    // An empty log is left by a deletion, by a creation that was never acknowledged, or by damage: what was set aside stays.
    await journal.close();
    await releaseKeptJournal(path);
    await removeFileDurably(path);
    await rmdir(join(this.#folder, uuid)).catch(() => undefined);
    return [];
  }
}

function created(entry: LogEntry, path: string): StoredIndex {
  if (entry.op === 'create') return new StoredIndex(entry);
  throw new JournalDamagedError(`${path} is damaged at line 1: it does not create an index`);
}
