import { illegalArgument, parsingException, SearchError } from '../errors.ts';
import type { FieldValue } from '../index/field-values.ts';
import type { SearchIndex } from '../index/search-index.ts';
import { asList, asString, isObject, type Json, refuseUnknown } from '../json.ts';

/** One sort key: a field, `_score` or `_doc`. */
export interface SortKey {
  readonly path: string;
  readonly descending: boolean;
  readonly missingFirst: boolean;
  /** Which value of a multi-valued field to use. */
  readonly mode: 'min' | 'max';
  readonly unmappedAllowed: boolean;
}

export type SortValue = FieldValue | null;

/** Reads `sort`: names, `{ field: 'desc' }` or `{ field: { order, missing, mode, unmapped_type } }`. */
export function readSort(json: Json | undefined): SortKey[] {
  return asList(json).map((key) => {
    if (!isObject(key)) return keyOf(asString(key, 'sort'), {});
    const [path, ...more] = Object.keys(key);
    if (path === undefined || more.length > 0)
      throw parsingException('[sort] expects one field an object');
    const options = key[path];
    return keyOf(path, isObject(options) ? options : { order: options ?? null });
  });
}

function keyOf(path: string, options: Record<string, Json | undefined>): SortKey {
  refuseUnknown(options, ['order', 'missing', 'mode', 'unmapped_type'], 'sort');
  const order = String(options.order ?? (path === '_score' ? 'desc' : 'asc'));
  if (order !== 'asc' && order !== 'desc') throw illegalArgument(`Unknown SortOrder [${order}]`);
  const missing = String(options.missing ?? '_last');
  if (missing !== '_last' && missing !== '_first')
    throw parsingException(`[missing] supports [_first] and [_last], got [${missing}]`);
  const mode = String(options.mode ?? (order === 'asc' ? 'min' : 'max'));
  if (mode !== 'min' && mode !== 'max') throw illegalArgument(`Unknown SortMode [${mode}]`);
  return {
    path,
    descending: order === 'desc',
    missingFirst: missing === '_first',
    mode,
    unmappedAllowed: options.unmapped_type !== undefined,
  };
}

/** Throws query_shard_exception or illegal_argument_exception if an index has no such field, or it is a text field. */
export function checkSort(keys: readonly SortKey[], index: SearchIndex, name: string): void {
  for (const { path, unmappedAllowed } of keys) {
    if (path === '_score' || path === '_doc') continue;
    const field = index.mapping.fields.get(path);
    if (!field && !unmappedAllowed)
      throw new SearchError(
        400,
        'query_shard_exception',
        `No mapping found for [${path}] in order to sort on`,
        { index: name },
      );
    if (field?.type === 'text')
      throw illegalArgument(
        `Text fields are not optimised for operations that require per-document field data like aggregations and sorting, so these operations are disabled by default. Please use a keyword field instead. [${path}]`,
      );
  }
}

/** Returns the sort value of a document; null if it has none. */
export function sortValue(key: SortKey, index: SearchIndex, doc: number, score: number): SortValue {
  if (key.path === '_score') return score;
  if (key.path === '_doc') return index.documents[doc]?.seqNo ?? 0;
  const values = index.field(key.path)?.values[doc];
  const [first, ...rest] = values ?? [];
  if (first === undefined) return null;
  return rest.reduce(
    (best, value) => ((key.mode === 'min' ? value < best : value > best) ? value : best),
    first,
  );
}

/** Compares the sort values of two hits, key by key. */
export function compareSortValues(
  keys: readonly SortKey[],
  a: readonly SortValue[],
  b: readonly SortValue[],
): number {
  for (const [at, key] of keys.entries()) {
    const order = compareOne(key, a[at] ?? null, b[at] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function compareOne(key: SortKey, a: SortValue, b: SortValue): number {
  if (a === b) return 0;
  if (a === null) return key.missingFirst ? -1 : 1;
  if (b === null) return key.missingFirst ? 1 : -1;
  return (a < b ? -1 : 1) * (key.descending ? -1 : 1);
}
