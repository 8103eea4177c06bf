import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { illegalArgument, indexNotFound, SearchError } from '../../../../search-engine/errors.ts';
import {
  checkIndexName,
  fitsPattern,
  isPattern,
} from '../../../../search-engine/index/index-name.ts';
import { DEFAULT_SETTINGS, readSettings } from '../../../../search-engine/index/settings.ts';
import type { JsonObject } from '../../../../search-engine/json.ts';
import type { Clock } from '../../../base/clock.ts';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { makeFolder } from '../../../base/durable/guarded-folders.ts';
import {
  type AliasAction,
  applyAliasActions,
  checkNewAlias,
  concreteIndices,
} from './alias-actions.ts';
import { readAliases, tableOf, writeAliases } from './alias-file.ts';
import {
  type AliasEntry,
  type AliasTable,
  aliasesOf,
  checkWriteIndices,
  onlyIndexOf,
  withAlias,
  withoutIndex,
  writeIndexOf,
} from './alias-table.ts';
import { IndexFiles } from './index-files.ts';
import { StoredIndex } from './stored-index.ts';

/** `cluster.max_shards_per_node` */
const MAX_INDICES = 1000;
const ALIAS_FILE = 'aliases.json';

/** An index to be created. */
export interface IndexDefinition {
  readonly settings?: JsonObject | undefined;
  readonly mappings?: JsonObject | undefined;
  /** By the name of the alias. */
  readonly aliases?: Readonly<Record<string, AliasEntry>> | undefined;
}

/**
 * All indices of the node, and their aliases. Each index has a folder under `folder`, named by its uuid. Indices are
 * created and removed, and aliases change, one after the other.
 */
export class Indices {
  readonly #byName = new Map<string, StoredIndex>();
  readonly #files: IndexFiles;
  readonly #aliasPath: string;
  readonly #clock: Clock;
  readonly #damage: DamageReport | undefined;
  #aliases: AliasTable = new Map();
  #changing: Promise<unknown> = Promise.resolve();

  private constructor(folder: string, clock: Clock, damage: DamageReport | undefined) {
    this.#files = new IndexFiles(folder);
    this.#aliasPath = join(folder, ALIAS_FILE);
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
    await indices.#loadAll();
    return indices;
  }

  /** Returns the index of that name, or the only one of that alias. Throws index_not_found_exception. */
  get(name: string): StoredIndex {
    const aliased = this.#aliases.get(name);
    const found = aliased ? onlyIndexOf(name, aliased) : this.#byName.get(name);
    if (!found) throw indexNotFound(name);
    return found;
  }

  /** Returns the index of that name, or the one that an alias writes to. Throws index_not_found_exception. */
  getForWrite(name: string): StoredIndex {
    const found = this.#writable(name);
    if (!found) throw indexNotFound(name);
    return found;
  }

  /**
   * Returns the indices of an expression such as `a,b*` or `_all`, sorted by name; names may be aliases. Throws if a plain
   * name does not exist.
   */
  resolve(expression: string, ignoreUnavailable = false): StoredIndex[] {
    const found = new Set<StoredIndex>();
    for (const part of expression.split(',')) {
      const named = this.#named(part);
      if (named.length === 0 && !isPattern(part) && !ignoreUnavailable) throw indexNotFound(part);
      for (const index of named) found.add(index);
    }
    return [...found].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** As `resolve`, for what can't be done to an alias: throws illegal_argument_exception if one is named. */
  resolveConcrete(expression: string, ignoreUnavailable = false): StoredIndex[] {
    return concreteIndices(this.#state, expression.split(','), ignoreUnavailable);
  }

  /** Returns the aliases of an index, sorted by name. */
  aliasesOf(index: StoredIndex): (readonly [string, AliasEntry])[] {
    return aliasesOf(this.#aliases, index);
  }

  /** Creates an index; resolves once it is on disk. Throws resource_already_exists_exception. */
  create(name: string, definition: IndexDefinition): Promise<StoredIndex> {
    return this.#alone(() => this.#create(name, definition));
  }

  /**
   * Returns the index of that name, or the one that an alias writes to; creates it, with an empty mapping, if it does not
   * exist (`action.auto_create_index`).
   */
  async getOrCreate(name: string): Promise<StoredIndex> {
    const found = this.#writable(name);
    return found ?? this.#alone(async () => this.#writable(name) ?? this.#create(name, {}));
  }

  /** Applies all actions at once, or none; resolves once that is on disk. */
  changeAliases(actions: readonly AliasAction[]): Promise<void> {
    return this.#alone(async () => {
      const { aliases, removed } = applyAliasActions(this.#state, actions);
      await writeAliases(this.#aliasPath, aliases, removed);
      this.#aliases = aliases;
      for (const { name } of removed) this.#byName.delete(name);
      for (const index of removed) await this.#files.discard(index);
    });
  }

  /** Removes an index, with its place in any alias. */
  remove(name: string): Promise<void> {
    return this.#alone(async () => {
      const index = this.#byName.get(name);
      if (!index) throw indexNotFound(name);
      this.#byName.delete(name);
      // On disk, an alias of an index that does not exist has no meaning.
      this.#aliases = withoutIndex(this.#aliases, index);
      await this.#files.discard(index);
    });
  }

  async close(): Promise<void> {
    await Promise.all(Array.from(this.#byName.values(), (index) => index.close()));
  }

  get #state() {
    return { byName: this.#byName, aliases: this.#aliases };
  }

  /** Runs a change of the list of indices or aliases when those before it are done. */
  #alone<Result>(change: () => Promise<Result>): Promise<Result> {
    const result = this.#changing.then(change);
    this.#changing = result.catch(() => undefined);
    return result;
  }

  #writable(name: string): StoredIndex | undefined {
    const aliased = this.#aliases.get(name);
    return aliased ? writeIndexOf(name, aliased) : this.#byName.get(name);
  }

  #named(part: string): StoredIndex[] {
    const aliased = [...this.#aliases].filter(([alias]) => fitsPattern(alias, part));
    const own = [...this.#byName.values()].filter(({ name }) => fitsPattern(name, part));
    return [...own, ...aliased.flatMap(([, indices]) => [...indices.keys()])];
  }

  async #create(name: string, { settings, mappings, aliases = {} }: IndexDefinition) {
    checkIndexName(name);
    if (this.#aliases.has(name)) throw alreadyAlias(name);
    if (this.#byName.has(name)) throw alreadyExists(name);
    if (this.#byName.size >= MAX_INDICES)
      throw illegalArgument(`this node holds at most [${MAX_INDICES}] indices`);
    const index = new StoredIndex({
      op: 'create',
      format: 1,
      name,
      uuid: randomUUID(),
      createdAt: this.#clock.now().getTime(),
      settings: settings ? readSettings(settings) : DEFAULT_SETTINGS,
      mapping: mappings ?? {},
      seqNo: 0,
    });
    const table = this.#withAliases(index, aliases);
    // Aliases come first: those of an index that was never made have no meaning.
    if (table !== this.#aliases) await writeAliases(this.#aliasPath, table, new Set());
    await this.#files.store(index);
    this.#byName.set(name, index);
    this.#aliases = table;
    return index;
  }

  #withAliases(index: StoredIndex, aliases: Readonly<Record<string, AliasEntry>>): AliasTable {
    const byName = new Map(this.#byName).set(index.name, index);
    let table = this.#aliases;
    for (const [alias, entry] of Object.entries(aliases)) {
      checkNewAlias({ byName, aliases: table }, alias);
      table = withAlias(table, alias, index, entry);
    }
    checkWriteIndices(table);
    return table;
  }

  async #loadAll(): Promise<void> {
    const stored = await readAliases(this.#aliasPath, this.#damage);
    const indices = await this.#files.open(new Set(stored.removed), this.#damage);
    for (const index of indices) this.#byName.set(index.name, index);
    this.#aliases = tableOf(stored, new Map(indices.map((index) => [index.uuid, index])));
  }
}

const alreadyExists = (name: string): SearchError =>
  new SearchError(400, 'resource_already_exists_exception', `index [${name}] already exists`, {
    index: name,
  });

const alreadyAlias = (name: string): SearchError =>
  new SearchError(
    400,
    'invalid_index_name_exception',
    `Invalid index name [${name}], already exists as alias`,
    { index: name },
  );
