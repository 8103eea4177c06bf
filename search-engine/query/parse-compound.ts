import { parsingException } from '../errors.ts';
import { asList, asNumber, asString, type Json, type JsonObject, refuseUnknown } from '../json.ts';
import { readBoost, readName, singleField } from './common-parameters.ts';
import { minimumShouldMatch } from './minimum-should-match.ts';
import { type Parsing, searchable } from './parsing.ts';
import type { Query } from './query.ts';

const BOOL_KEYS = [
  'must',
  'filter',
  'should',
  'must_not',
  'minimum_should_match',
  'boost',
  '_name',
];

/** `bool`: what must, should and must not match. */
export function parseBool(body: JsonObject, parsing: Parsing): Query {
  refuseUnknown(body, BOOL_KEYS, 'bool');
  const read = (clauses: Json | undefined): Query[] => readClauses(clauses, parsing);
  const must = read(body.must);
  const filter = read(body.filter);
  const should = read(body.should);
  const mustNot = read(body.must_not);
  const isOptional = must.length + filter.length > 0;
  const minimum =
    body.minimum_should_match === undefined
      ? Number(should.length > 0 && !isOptional)
      : minimumShouldMatch(body.minimum_should_match, should.length);
  return {
    kind: 'bool',
    must,
    filter,
    should,
    mustNot,
    minimumShouldMatch: minimum,
    boost: readBoost(body),
    ...readName(body),
  };
}

function readClauses(clauses: Json | undefined, parsing: Parsing): Query[] {
  const list = asList(clauses);
  parsing.count(list.length);
  return list.map((clause) => parsing.nested(clause));
}

/** `dis_max`: the best of several queries, the others weighted by `tie_breaker`. */
export function parseDisMax(body: JsonObject, parsing: Parsing): Query {
  refuseUnknown(body, ['queries', 'tie_breaker', 'boost', '_name'], 'dis_max');
  const queries = readClauses(body.queries, parsing);
  if (queries.length === 0)
    throw parsingException('[dis_max] requires [queries] with at least one clause');
  const tieBreaker = body.tie_breaker === undefined ? 0 : asNumber(body.tie_breaker, 'tie_breaker');
  return { kind: 'disMax', queries, tieBreaker, boost: readBoost(body), ...readName(body) };
}

/** `constant_score`: a filter whose matches all have the same score. */
export function parseConstantScore(body: JsonObject, parsing: Parsing): Query {
  refuseUnknown(body, ['filter', 'boost', '_name'], 'constant_score');
  if (body.filter === undefined)
    throw parsingException('[constant_score] requires a [filter] element');
  const query = parsing.nested(body.filter);
  return { kind: 'constant', query, boost: readBoost(body), ...readName(body) };
}

/** `match_all` */
export function parseMatchAll(body: JsonObject): Query {
  refuseUnknown(body, ['boost', '_name'], 'match_all');
  return { kind: 'matchAll', boost: readBoost(body), ...readName(body) };
}

/** `match_none` */
export function parseMatchNone(body: JsonObject): Query {
  refuseUnknown(body, ['boost', '_name'], 'match_none');
  return { kind: 'matchNone', ...readName(body) };
}

/** `exists`: documents with a value in a field, or anywhere below an object. */
export function parseExists(body: JsonObject, parsing: Parsing): Query {
  refuseUnknown(body, ['field', 'boost', '_name'], 'exists');
  const path = asString(body.field, 'field');
  const below = Array.from(parsing.mapping.fields.keys()).filter((name) =>
    name.startsWith(`${path}.`),
  );
  const fields = searchable(parsing, path) ? [path] : below;
  return { kind: 'exists', fields, boost: readBoost(body), ...readName(body) };
}

/** `prefix`: terms that start with a prefix, all with the same score. The prefix is not analyzed. */
export function parsePrefix(json: JsonObject, parsing: Parsing): Query {
  const { field: path, body } = singleField(json, 'value', 'prefix');
  refuseUnknown(body, ['value', 'boost', '_name'], 'prefix');
  const field = searchable(parsing, path);
  if (!field) return { kind: 'matchNone', ...readName(body) };
  if (field.type !== 'text' && field.type !== 'keyword')
    throw parsingException(
      `Can only use prefix queries on keyword and text fields - not on [${path}] which is of type [${field.type}]`,
    );
  const prefix = asString(body.value, 'value');
  return { kind: 'prefix', field: path, prefix, boost: readBoost(body), ...readName(body) };
}
