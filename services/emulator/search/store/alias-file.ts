import { SearchError } from '../../../../search-engine/errors.ts';
import { isObject } from '../../../../search-engine/json.ts';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { writeFileDurably } from '../../../base/durable/files.ts';
import { readRecord } from '../../../base/durable/stored-record.ts';
import type { AliasEntry, AliasTable } from './alias-table.ts';
import type { StoredIndex } from './stored-index.ts';

const COST =
  'Its aliases do not exist until they are created again; the product makes its own again.';

/** What is stored of the aliases. */
export interface StoredAliases {
  /** By the name of the alias, then by the uuid of the index. An index that does not exist has no meaning. */
  readonly aliases: Readonly<Record<string, Readonly<Record<string, AliasEntry>>>>;
  /** The uuids of indices that were removed together with the last change: their files may be left. */
  readonly removed: readonly string[];
}

const NOTHING: StoredAliases = { aliases: {}, removed: [] };

/**
 * Reads the aliases of a node; there are none if there is no file. A damaged file is set aside and reported. Throws an
 * Error with the path if there is no report.
 */
export async function readAliases(
  path: string,
  damage: DamageReport | undefined,
): Promise<StoredAliases> {
  const kind = { cost: COST, members: ['aliases', 'removed'] };
  const stored = await readRecord<StoredAliases>(path, kind, damage);
  return stored && isObject(stored.aliases) && Array.isArray(stored.removed) ? stored : NOTHING;
}

/**
 * Replaces the stored aliases by others, all at once, and names indices that are removed by the same change. Throws
 * cluster_block_exception if the disk refuses it.
 */
export async function writeAliases(
  path: string,
  table: AliasTable,
  removed: ReadonlySet<StoredIndex>,
): Promise<void> {
  const aliases = Object.fromEntries(
    Array.from(table, ([alias, indices]) => [alias, byUuid(indices)]),
  );
  const stored: StoredAliases = { aliases, removed: Array.from(removed, ({ uuid }) => uuid) };
  try {
    await writeFileDurably(path, `${JSON.stringify(stored)}\n`);
  } catch (cause) {
    const reason = 'blocked by: [FORBIDDEN/12/the aliases cannot be written to disk]';
    const error = new SearchError(403, 'cluster_block_exception', reason);
    error.cause = cause;
    throw error;
  }
}

function byUuid(indices: ReadonlyMap<StoredIndex, AliasEntry>): Record<string, AliasEntry> {
  return Object.fromEntries(Array.from(indices, ([{ uuid }, entry]) => [uuid, entry]));
}

/** Returns the table of stored aliases, for the indices that there are. */
export function tableOf(
  { aliases }: StoredAliases,
  byUuid: ReadonlyMap<string, StoredIndex>,
): AliasTable {
  const table = new Map<string, Map<StoredIndex, AliasEntry>>();
  for (const [alias, entries] of Object.entries(aliases)) {
    const indices = new Map<StoredIndex, AliasEntry>();
    for (const [uuid, entry] of Object.entries(entries)) {
      const index = byUuid.get(uuid);
      if (index) indices.set(index, entry);
    }
    if (indices.size > 0) table.set(alias, indices);
  }
  return table;
}
