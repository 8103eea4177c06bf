import { illegalArgument, SearchError } from '../../../../search-engine/errors.ts';
import type { StoredIndex } from './stored-index.ts';

/** What an alias says of one of its indices. */
export interface AliasEntry {
  /** Undefined if nothing was said: then an only index is written to. */
  readonly isWriteIndex?: boolean;
}

export type AliasedIndices = ReadonlyMap<StoredIndex, AliasEntry>;

/** The indices of each alias, by the name of the alias. No alias is without an index. */
export type AliasTable = ReadonlyMap<string, AliasedIndices>;

export function withAlias(
  table: AliasTable,
  alias: string,
  index: StoredIndex,
  entry: AliasEntry,
): AliasTable {
  return new Map(table).set(alias, new Map(table.get(alias)).set(index, entry));
}

export function withoutAlias(table: AliasTable, alias: string, index: StoredIndex): AliasTable {
  const indices = new Map(table.get(alias));
  indices.delete(index);
  const changed = new Map(table);
  if (indices.size > 0) changed.set(alias, indices);
  else changed.delete(alias);
  return changed;
}

/** Removes an index from all its aliases. */
export function withoutIndex(table: AliasTable, index: StoredIndex): AliasTable {
  return [...table.keys()].reduce((left, alias) => withoutAlias(left, alias, index), table);
}

/** Returns the aliases of an index, sorted by name. */
export function aliasesOf(
  table: AliasTable,
  index: StoredIndex,
): (readonly [string, AliasEntry])[] {
  return [...table]
    .flatMap(([alias, indices]) => {
      const entry = indices.get(index);
      return entry ? [[alias, entry] as const] : [];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Returns the index that an alias writes to. Throws illegal_argument_exception if it has none. */
export function writeIndexOf(alias: string, indices: AliasedIndices): StoredIndex {
  const [only] = indices;
  const named = [...indices].find(([, { isWriteIndex }]) => isWriteIndex);
  const found =
    named ?? (indices.size === 1 && only?.[1].isWriteIndex !== false ? only : undefined);
  if (found) return found[0];
  throw illegalArgument(
    `no write index is defined for alias [${alias}]. The write index may be explicitly disabled using is_write_index=false or the alias points to multiple indices without one being designated as a write index`,
  );
}

/** Returns the only index of an alias. Throws illegal_argument_exception if there are several. */
export function onlyIndexOf(alias: string, indices: AliasedIndices): StoredIndex {
  const [only, ...more] = indices.keys();
  if (only && more.length === 0) return only;
  throw illegalArgument(
    `alias [${alias}] has more than one index associated with it [${namesOf([...indices.keys()], ', ')}], can't execute a single index op`,
  );
}

/** Throws illegal_state_exception if an alias has two write indices. */
export function checkWriteIndices(table: AliasTable): void {
  for (const [alias, indices] of table) {
    const writable = [...indices].filter(([, { isWriteIndex }]) => isWriteIndex);
    if (writable.length < 2) continue;
    const names = namesOf(
      writable.map(([index]) => index),
      ',',
    );
    throw illegalState(`alias [${alias}] has more than one write index [${names}]`);
  }
}

function namesOf(indices: readonly StoredIndex[], separator: string): string {
  return indices
    .map(({ name }) => name)
    .sort()
    .join(separator);
}

const illegalState = (reason: string): SearchError =>
  new SearchError(500, 'illegal_state_exception', reason);
