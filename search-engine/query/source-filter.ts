import { parsingException } from '../errors.ts';
import { fitsPattern } from '../index/index-name.ts';
import { asList, asString, isObject, type Json, type JsonObject, refuseUnknown } from '../json.ts';

/** Which parts of a document's source to return. */
export interface SourceFilter {
  readonly fetch: boolean;
  readonly includes: readonly string[];
  readonly excludes: readonly string[];
}

export const WHOLE_SOURCE: SourceFilter = { fetch: true, includes: [], excludes: [] };

/** Reads `_source`: a boolean, a path, a list of paths with `*`, or `{ includes, excludes }`. */
export function readSourceFilter(json: Json | undefined): SourceFilter {
  if (json === undefined || json === true || json === 'true') return WHOLE_SOURCE;
  if (json === false || json === 'false') return { ...WHOLE_SOURCE, fetch: false };
  const paths = (value: Json | undefined): string[] =>
    asList(value).flatMap((path) => asString(path, '_source').split(','));
  if (!isObject(json)) return { ...WHOLE_SOURCE, includes: paths(json) };
  refuseUnknown(json, ['includes', 'include', 'excludes', 'exclude'], '_source');
  if (json.include && json.includes)
    throw parsingException('[_source] has [include] and [includes]');
  return {
    fetch: true,
    includes: paths(json.includes ?? json.include),
    excludes: paths(json.excludes ?? json.exclude),
  };
}

/** Returns the parts of a source that a filter includes; undefined if nothing is fetched. */
export function filterSource(source: JsonObject, filter: SourceFilter): JsonObject | undefined {
  if (!filter.fetch) return undefined;
  if (filter.includes.length === 0 && filter.excludes.length === 0) return source;
  return pick(source, '', filter);
}

function pick(source: JsonObject, prefix: string, filter: SourceFilter): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [name, value] of Object.entries(source)) {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    if (value === undefined || filter.excludes.some((pattern) => covers(pattern, path))) continue;
    if (isIncluded(path, filter) && filter.excludes.length === 0) kept[name] = value;
    else if (isObject(value)) {
      const below = pick(value, path, filter);
      if (Object.keys(below).length > 0) kept[name] = below;
    } else if (isIncluded(path, filter)) kept[name] = value;
  }
  return kept;
}

const isIncluded = (path: string, { includes }: SourceFilter): boolean =>
  includes.length === 0 || includes.some((pattern) => covers(pattern, path));

/** Whether a pattern matches a path or an object above it. */
const covers = (pattern: string, path: string): boolean =>
  fitsPattern(path, pattern) || fitsPattern(path, `${pattern}.*`);
