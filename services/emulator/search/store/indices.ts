import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
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
import { removeFileDurably, writeFileDurably } from '../../../base/durable/files.ts';
import type { LogEntry } from './log-entry.ts';
import { StoredIndex } from './stored-index.ts';
import { replayLog, WriteLog } from './write-log.ts';

/** `cluster.max_shards_per_node` */
const MAX_INDICES = 1000;
const LOG_FILE = 'log.ndjson';

/** All indices of the node: a folder each under `folder`, named by the index's uuid. */
export class Indices {
  private readonly byName = new Map<string, StoredIndex>();
  private readonly creating = new Map<string, Promise<StoredIndex>>();
  private readonly folder: string;
  private readonly clock: Clock;

  private constructor(folder: string, clock: Clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Opens every index on disk. Throws, naming file and line, where a log is damaged before its end. */
  static async open(folder: string, clock: Clock): Promise<Indices> {
    await mkdir(folder, { recursive: true });
    const indices = new Indices(folder, clock);
    for (const uuid of (await readdir(folder)).sort()) await indices.load(uuid);
    return indices;
  }

  find(name: string): StoredIndex | undefined {
    return this.byName.get(name);
  }

  /** Throws index_not_found_exception. */
  get(name: string): StoredIndex {
    const found = this.byName.get(name);
    if (!found) throw indexNotFound(name);
    return found;
  }

  /** The indices that an expression names: `a,b*`, `_all`; sorted by name. Throws where a plain name is missing. */
  resolve(expression: string, ignoreUnavailable = false): StoredIndex[] {
    const found = new Set<StoredIndex>();
    for (const part of expression.split(',')) {
      if (!isPattern(part)) {
        const index = ignoreUnavailable ? this.find(part) : this.get(part);
        if (index) found.add(index);
        continue;
      }
      for (const [name, index] of this.byName) if (fitsPattern(name, part)) found.add(index);
    }
    return [...found].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Makes an index from `{ settings, mappings }`, on disk before this resolves. Throws resource_already_exists_exception. */
  async create(name: string, body: JsonObject): Promise<StoredIndex> {
    checkIndexName(name);
    if (this.byName.has(name) || this.creating.has(name)) throw alreadyExists(name);
    const made = this.make(name, body);
    this.creating.set(name, made);
    try {
      return await made;
    } finally {
      this.creating.delete(name);
    }
  }

  /** The index of that name, made with an empty mapping where there is none (`action.auto_create_index`). */
  async getOrCreate(name: string): Promise<StoredIndex> {
    return this.byName.get(name) ?? this.creating.get(name) ?? this.create(name, {});
  }

  async remove(name: string): Promise<void> {
    const index = this.get(name);
    this.byName.delete(name);
    await index.close();
    await removeFileDurably(join(this.folder, index.uuid, LOG_FILE));
    await rm(join(this.folder, index.uuid), { recursive: true, force: true });
  }

  async close(): Promise<void> {
    await Promise.all(Array.from(this.byName.values(), (index) => index.close()));
  }

  private async make(name: string, body: JsonObject): Promise<StoredIndex> {
    if (this.byName.size >= MAX_INDICES)
      throw illegalArgument(`this node holds at most [${MAX_INDICES}] indices`);
    const index = new StoredIndex({
      op: 'create',
      format: 1,
      name,
      uuid: randomUUID(),
      createdAt: this.clock.now().getTime(),
      settings: isObject(body.settings) ? readSettings(body.settings) : DEFAULT_SETTINGS,
      mapping: isObject(body.mappings) ? body.mappings : {},
      seqNo: 0,
    });
    const path = join(this.folder, index.uuid, LOG_FILE);
    await writeFileDurably(path, `${JSON.stringify(index.createEntry())}\n`);
    index.attach(await WriteLog.open(path));
    this.byName.set(name, index);
    return index;
  }

  private async load(uuid: string): Promise<void> {
    const path = join(this.folder, uuid, LOG_FILE);
    let index: StoredIndex | undefined;
    try {
      await replayLog(path, (line) => {
        const entry = line as LogEntry;
        if (index) index.replay(entry);
        else index = created(entry, path);
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    // A folder without a log is what a deletion, or a creation that was never acknowledged, left behind.
    if (!index) return rm(join(this.folder, uuid), { recursive: true, force: true });
    index.attach(await WriteLog.open(path));
    this.byName.set(index.name, index);
  }
}

function created(entry: LogEntry, path: string): StoredIndex {
  if (entry.op === 'create') return new StoredIndex(entry);
  throw new Error(`${path}:1 is damaged: it does not create an index`);
}

const alreadyExists = (name: string): SearchError =>
  new SearchError(400, 'resource_already_exists_exception', `index [${name}] already exists`, {
    index: name,
  });
