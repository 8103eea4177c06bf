import { notSupported, SearchError } from '../../../../search-engine/errors.ts';
import {
  asBoolean,
  asObject,
  isObject,
  type Json,
  type JsonObject,
} from '../../../../search-engine/json.ts';
import type { AliasEntry } from '../store/alias-table.ts';
import type { StoredIndex } from '../store/stored-index.ts';
import type { SearchDeps } from './route.ts';

/** What an alias may have in OpenSearch, and not here: each would change what is found through it. */
const NOT_HERE = ['filter', 'routing', 'index_routing', 'search_routing', 'is_hidden'];

/** Reads what a request says of an alias. Throws not_implemented_exception for a filter, routing and hidden aliases. */
export function readAliasEntry(json: JsonObject, known: readonly string[] = []): AliasEntry {
  for (const name of Object.keys(json)) {
    if (NOT_HERE.includes(name)) throw notSupported(`an alias with [${name}]`);
    if (name !== 'is_write_index' && !known.includes(name))
      throw contentParsing(`[alias] unknown field [${name}]`);
  }
  const isWriteIndex = json.is_write_index;
  if (isWriteIndex === undefined) return {};
  return { isWriteIndex: asBoolean(isWriteIndex, 'is_write_index') };
}

/** Reads the aliases of a new index. */
export function readNewAliases(json: Json | undefined): Record<string, AliasEntry> {
  if (json === undefined) return {};
  const aliases = Object.entries(asObject(json, 'aliases'));
  return Object.fromEntries(
    aliases.map(([alias, entry]) => [alias, readAliasEntry(isObject(entry) ? entry : {})]),
  );
}

/** Returns the aliases of an index as they are shown with it. */
export function aliasesShown({ indices }: SearchDeps, index: StoredIndex): Record<string, object> {
  return Object.fromEntries(
    indices.aliasesOf(index).map(([alias, entry]) => [alias, shown(entry)] as const),
  );
}

function shown({ isWriteIndex }: AliasEntry): object {
  return isWriteIndex === undefined ? {} : { is_write_index: isWriteIndex };
}

/** A body whose members are not those of the API: 400. */
export function contentParsing(reason: string): SearchError {
  return new SearchError(400, 'x_content_parse_exception', reason);
}
