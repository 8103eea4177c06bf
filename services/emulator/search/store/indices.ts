import { randomUUID } from 'node:crypto';
import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { illegalArgument, indexNotFound, SearchError } from '../../../../search-engine/errors.ts';
import {
  checkIndexName,
  fitsPattern,
  isPattern,
} from '../../../../search-engine/index/index-name.ts';
import { DEFAULT_SETTINGS, readSettings } from '../../../../search-engine/index/settings.ts';
import { isObject, type JsonObject } from '../../../../search-engine/json.ts';
import type { Clock } from '../../../base/clock.ts';
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

/** `cluster.max_shards_per_node` */
const MAX_INDICES = 1000;
const LOG_FILE = 'log.ndjson';
const COST =
  'The index does not exist until it is created again; the product makes its own again from the bucket.';

/** All indices of the node. Each has a folder under `folder`, named by its uuid. */
export class Indices {
  readonly #byName = new Map<string, StoredIndex>();
  readonly #creating = new Map<string, Promise<StoredIndex>>();
  readonly #folder: string;
  readonly #clock: Clock;

  readonly #damage: DamageReport | undefined;

  private constructor(folder: string, clock: Clock, damage: DamageReport | undefined) {
    this.#folder = folder;
    this.#clock = clock;
    this.#damage = damage;
  }

  /**
   * Opens every index on disk. An index with a damaged log is set aside as a whole: a search in a part of it would look
   * complete. Throws an Error that names the file and the line if there is no report.
   */
  static async open(
    folder: string,
    clock: Clock,
    damage?: DamageReport | undefined,
  ): Promise<Indices> {
    await makeFolder(folder);
    const indices = new Indices(folder, clock, damage);
    for (const uuid of await foldersIn(folder)) await indices.#load(uuid);
    return indices;
  }

  find(name: string): StoredIndex | undefined {
    return this.#byName.get(name);
  }

  /** Throws index_not_found_exception. */
  get(name: string): StoredIndex {
    const found = this.#byName.get(name);
    if (!found) throw indexNotFound(name);
    return found;
  }

  /** Returns the indices of an expression such as `a,b*` or `_all`, sorted by name. Throws if a plain name does not exist. */
  resolve(expression: string, ignoreUnavailable = false): StoredIndex[] {
    const found = new Set<StoredIndex>();
    for (const part of expression.split(',')) {
      if (!isPattern(part)) {
        const index = ignoreUnavailable ? this.find(part) : this.get(part);
        if (index) found.add(index);
        continue;
      }
      for (const [name, index] of this.#byName) if (fitsPattern(name, part)) found.add(index);
    }
    return [...found].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Creates an index from `{ settings, mappings }`; resolves once it is on disk. Throws resource_already_exists_exception. */
  async create(name: string, body: JsonObject): Promise<StoredIndex> {
    checkIndexName(name);
    if (this.#byName.has(name) || this.#creating.has(name)) throw alreadyExists(name);
    const made = this.#make(name, body);
    this.#creating.set(name, made);
    try {
      return await made;
    } finally {
      this.#creating.delete(name);
    }
  }

  /** Returns the index of that name; creates it, with an empty mapping, if it does not exist (`action.auto_create_index`). */
  async getOrCreate(name: string): Promise<StoredIndex> {
    return this.#byName.get(name) ?? this.#creating.get(name) ?? this.create(name, {});
  }

  async remove(name: string): Promise<void> {
    const index = this.get(name);
    this.#byName.delete(name);
    await index.close();
    await releaseKeptJournal(join(this.#folder, index.uuid, LOG_FILE));
    await removeFileDurably(join(this.#folder, index.uuid, LOG_FILE));
    await rm(join(this.#folder, index.uuid), { recursive: true, force: true });
  }

  async close(): Promise<void> {
    await Promise.all(Array.from(this.#byName.values(), (index) => index.close()));
  }

  async #make(name: string, body: JsonObject): Promise<StoredIndex> {
    if (this.#byName.size >= MAX_INDICES)
      throw illegalArgument(`this node holds at most [${MAX_INDICES}] indices`);
    const index = new StoredIndex({
      op: 'create',
      format: 1,
      name,
      uuid: randomUUID(),
      createdAt: this.#clock.now().getTime(),
      settings: isObject(body.settings) ? readSettings(body.settings) : DEFAULT_SETTINGS,
      mapping: isObject(body.mappings) ? body.mappings : {},
      seqNo: 0,
    });
    const path = join(this.#folder, index.uuid, LOG_FILE);
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
    this.#byName.set(name, index);
    return index;
  }

  async #load(uuid: string): Promise<void> {
    const path = join(this.#folder, uuid, LOG_FILE);
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
      damage: this.#damage,
    });
    const loaded: StoredIndex | undefined = index;
    if (loaded) {
      loaded.attach(journal);
      this.#byName.set(loaded.name, loaded);
      return;
    }
    // An empty log is left by a deletion, by a creation that was never acknowledged, or by damage: what was set aside stays.
    await journal.close();
    await releaseKeptJournal(path);
    await removeFileDurably(path);
    await rmdir(join(this.#folder, uuid)).catch(() => undefined);
  }
}

function created(entry: LogEntry, path: string): StoredIndex {
  if (entry.op === 'create') return new StoredIndex(entry);
  throw new JournalDamagedError(`${path} is damaged at line 1: it does not create an index`);
}

const alreadyExists = (name: string): SearchError =>
  new SearchError(400, 'resource_already_exists_exception', `index [${name}] already exists`, {
    index: name,
  });
