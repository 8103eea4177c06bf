import { illegalArgument, indexNotFound, SearchError } from '../../../../search-engine/errors.ts';
import {
  checkAliasName,
  fitsPattern,
  isPattern,
} from '../../../../search-engine/index/index-name.ts';
import {
  type AliasEntry,
  type AliasTable,
  aliasesOf,
  checkWriteIndices,
  withAlias,
  withoutAlias,
  withoutIndex,
} from './alias-table.ts';
import type { StoredIndex } from './stored-index.ts';

/** One action of `POST /_aliases`. Indices are names or patterns; aliases are patterns only where they are removed. */
export type AliasAction =
  | {
      readonly type: 'add';
      readonly indices: readonly string[];
      readonly aliases: readonly string[];
      readonly entry: AliasEntry;
    }
  | {
      readonly type: 'remove';
      readonly indices: readonly string[];
      readonly aliases: readonly string[];
      /** Undefined if the request does not say. */
      readonly mustExist: boolean | undefined;
    }
  | { readonly type: 'removeIndex'; readonly indices: readonly string[] };

export interface NodeState {
  readonly byName: ReadonlyMap<string, StoredIndex>;
  readonly aliases: AliasTable;
}

/** What actions come to: the aliases afterwards, and the indices that are no more. */
export interface AliasOutcome {
  readonly aliases: AliasTable;
  readonly removed: ReadonlySet<StoredIndex>;
}

/** Aliases of a node, at most: its list is written as a whole. */
const MAX_ALIASES = 1000;

/**
 * Applies all actions or none: indices are removed first, then aliases change in the order of the request. Throws
 * index_not_found_exception, aliases_not_found_exception, invalid_alias_name_exception, illegal_argument_exception,
 * illegal_state_exception.
 */
export function applyAliasActions(state: NodeState, actions: readonly AliasAction[]): AliasOutcome {
  if (actions.length === 0) throw illegalArgument('No action specified');
  const removed = removedIndices(state, actions);
  const left = new Map([...state.byName].filter(([, index]) => !removed.has(index)));
  let aliases = [...removed].reduce(withoutIndex, state.aliases);
  const missing: string[] = [];
  let effects = removed.size;
  for (const action of actions) {
    if (action.type === 'removeIndex') continue;
    for (const index of concreteIndices(state, action.indices)) {
      if (removed.has(index)) throw indexNotFound(index.name);
      if (action.type === 'add') {
        aliases = addAll({ byName: left, aliases }, index, action);
        effects += 1;
        continue;
      }
      const result = removeAll(aliases, index, action);
      aliases = result.aliases;
      missing.push(...result.missing);
      effects += result.found;
    }
  }
  if (effects === 0 && missing.length > 0) throw aliasesNotFound(missing);
  checkWriteIndices(aliases);
  return { aliases, removed };
}

function removedIndices(state: NodeState, actions: readonly AliasAction[]): Set<StoredIndex> {
  const named = actions.flatMap((action) => (action.type === 'removeIndex' ? action.indices : []));
  return new Set(concreteIndices(state, named));
}

/** Returns the indices of names and patterns. Throws if a name is that of an alias, or of nothing. */
export function concreteIndices(
  { byName, aliases }: NodeState,
  names: readonly string[],
  ignoreUnavailable = false,
): StoredIndex[] {
  const found = new Set<StoredIndex>();
  for (const name of names) {
    if (isPattern(name)) {
      for (const [own, index] of byName) if (fitsPattern(own, name)) found.add(index);
      continue;
    }
    if (aliases.has(name)) throw matchesAlias(name);
    const index = byName.get(name);
    if (index) found.add(index);
    else if (!ignoreUnavailable) throw indexNotFound(name);
  }
  return [...found].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function addAll(
  { byName, aliases }: NodeState,
  index: StoredIndex,
  action: Extract<AliasAction, { type: 'add' }>,
): AliasTable {
  return action.aliases.reduce((table, alias) => {
    checkNewAlias({ byName, aliases: table }, alias);
    return withAlias(table, alias, index, action.entry);
  }, aliases);
}

/** Throws invalid_alias_name_exception if an alias can't have a name, and illegal_argument_exception if there are too many. */
export function checkNewAlias({ byName, aliases }: NodeState, alias: string): void {
  checkAliasName(alias);
  if (byName.has(alias)) {
    const reason = `Invalid alias name [${alias}], an index exists with the same name as the alias`;
    throw new SearchError(400, 'invalid_alias_name_exception', reason, { index: alias });
  }
  if (!aliases.has(alias) && aliases.size >= MAX_ALIASES)
    throw illegalArgument(`this node holds at most [${MAX_ALIASES}] aliases`);
}

interface Removal {
  readonly aliases: AliasTable;
  readonly missing: readonly string[];
  readonly found: number;
}

function removeAll(
  aliases: AliasTable,
  index: StoredIndex,
  { aliases: named, mustExist }: Extract<AliasAction, { type: 'remove' }>,
): Removal {
  const own = aliasesOf(aliases, index).map(([alias]) => alias);
  const fitting = named.map((name) => own.filter((alias) => fitsPattern(alias, name)));
  const missing = named.filter((_, at) => fitting[at]?.length === 0);
  if (mustExist && missing.length > 0) throw aliasesNotFound(missing);
  const found = new Set(fitting.flat());
  return {
    aliases: [...found].reduce((table, alias) => withoutAlias(table, alias, index), aliases),
    missing: mustExist === false ? [] : missing,
    found: found.size,
  };
}

function aliasesNotFound(names: readonly string[]): SearchError {
  const list = [...new Set(names)].join(',');
  return new SearchError(404, 'aliases_not_found_exception', `aliases [${list}] missing`, {
    'resource.type': 'aliases',
    'resource.id': list,
  });
}

function matchesAlias(name: string): SearchError {
  return illegalArgument(
    `The provided expression [${name}] matches an alias, specify the corresponding concrete indices instead.`,
  );
}
