import { parsingException } from '../errors.ts';
import { asList, asNumber, asString, type JsonObject, refuseUnknown } from '../json.ts';
import { readBoost, readName } from './common-parameters.ts';
import { matchField, readMatchOptions } from './parse-match.ts';
import { phraseField, readSlop } from './parse-phrase.ts';
import type { Parsing } from './parsing.ts';
import type { Query } from './query.ts';

const MATCH_KEYS = [
  'operator',
  'minimum_should_match',
  'fuzziness',
  'prefix_length',
  'max_expansions',
  'fuzzy_transpositions',
  'zero_terms_query',
  'lenient',
  'tie_breaker',
];
const COMMON_KEYS = ['query', 'fields', 'type', 'boost', '_name'];
const KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['best_fields', MATCH_KEYS],
  ['most_fields', MATCH_KEYS],
  ['phrase', ['slop', 'tie_breaker']],
]);

/** `multi_match`: one text in several fields; `field^2` doubles a weight. */
export function parseMultiMatch(body: JsonObject, parsing: Parsing): Query {
  const type = String(body.type ?? 'best_fields');
  const keys = KEYS.get(type);
  if (!keys) throw parsingException(`No type found for value: [${type}] of [multi_match]`);
  refuseUnknown(body, [...COMMON_KEYS, ...keys], 'multi_match');
  const queries = readFields(body, parsing).map(({ path, boost }) =>
    type === 'phrase'
      ? phraseField(path, body.query, readSlop(body.slop), boost, parsing)
      : matchField(path, body.query, readMatchOptions(body), boost, parsing),
  );
  const tieBreaker =
    body.tie_breaker === undefined ? undefined : asNumber(body.tie_breaker, 'tie_breaker');
  return {
    kind: 'disMax',
    queries,
    tieBreaker: tieBreaker ?? (type === 'most_fields' ? 1 : 0),
    boost: readBoost(body),
    ...readName(body),
  } satisfies Query;
}

function readFields(body: JsonObject, parsing: Parsing): { path: string; boost: number }[] {
  if (body.fields === undefined) throw parsingException('[multi_match] requires [fields]');
  const fields = asList(body.fields).map((field) => {
    const [path = '', boost = '1'] = asString(field, 'fields').split('^');
    return { path, boost: asNumber(boost, `boost of ${path}`) };
  });
  if (fields.length === 0) throw parsingException('[multi_match] requires at least one field');
  return fields.flatMap(({ path, boost }) =>
    path.includes('*')
      ? expand(path, parsing).map((found) => ({ path: found, boost }))
      : { path, boost },
  );
}

/** The text and keyword fields that match a pattern with `*`. */
function expand(pattern: string, parsing: Parsing): string[] {
  const parts = pattern.split('*');
  return Array.from(parsing.mapping.fields.values())
    .filter(
      ({ type, path }) => (type === 'text' || type === 'keyword') && matchesParts(path, parts),
    )
    .map(({ path }) => path);
}

function matchesParts(path: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  const last = parts[parts.length - 1] ?? '';
  if (!path.startsWith(first) || !path.endsWith(last) || path.length < first.length + last.length)
    return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = path.indexOf(part, at);
    if (found < 0 || found + part.length > path.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}
