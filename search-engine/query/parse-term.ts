import { illegalArgument, parsingException } from '../errors.ts';
import type { FieldDefinition } from '../index/field-definition.ts';
import { readValue } from '../index/field-values.ts';
import { asList, asString, type Json, type JsonObject, refuseUnknown } from '../json.ts';
import { readBoost, readName, singleField } from './common-parameters.ts';
import { type Parsing, searchable } from './parsing.ts';
import type { Query } from './query.ts';

/** `index.max_terms_count` */
const MAX_TERMS = 65_536;

/** `term`: one exact value. */
export function parseTerm(json: JsonObject, parsing: Parsing): Query {
  const { field: path, body } = singleField(json, 'value', 'term');
  refuseUnknown(body, ['value', 'boost', '_name'], 'term');
  const field = searchable(parsing, path);
  if (body.value === undefined || body.value === null)
    throw parsingException('[term] value cannot be null');
  if (!field) return { kind: 'matchNone', ...readName(body) };
  return { ...exactTerm(field, body.value, readBoost(body), parsing), ...readName(body) };
}

/** `terms`: any of several exact values, all with the same score. */
export function parseTerms(json: JsonObject, parsing: Parsing): Query {
  const { field: path, body } = singleField(json, 'values', 'terms');
  refuseUnknown(body, ['values', 'boost', '_name'], 'terms');
  if (!Array.isArray(body.values))
    throw parsingException('[terms] query requires a list of values');
  if (body.values.length > MAX_TERMS)
    throw illegalArgument(
      `The number of terms [${body.values.length}] used in the Terms Query request has exceeded the allowed maximum of [${MAX_TERMS}]`,
    );
  const field = searchable(parsing, path);
  if (!field) return { kind: 'matchNone', ...readName(body) };
  const terms = body.values.map((value) => termOf(field, value as Json));
  return { kind: 'termSet', field: path, terms, boost: readBoost(body), ...readName(body) };
}

/** `ids`: documents by their ids. */
export function parseIds(body: JsonObject): Query {
  refuseUnknown(body, ['values', 'boost', '_name'], 'ids');
  const ids = asList(body.values).map((id) => asString(id, 'values'));
  return { kind: 'ids', ids, boost: readBoost(body), ...readName(body) };
}

/** Returns the query for one value of a field: terms are scored by rarity, numbers and dates all equally. */
export function exactTerm(
  field: FieldDefinition,
  value: Json,
  boost: number,
  parsing: Parsing,
): Query {
  parsing.count(1);
  const term = termOf(field, value);
  const isScored = field.type === 'text' || field.type === 'keyword' || field.type === 'boolean';
  return isScored
    ? { kind: 'term', field: field.path, terms: [term], boost }
    : { kind: 'termSet', field: field.path, terms: [term], boost };
}

function termOf(field: FieldDefinition, value: Json): string {
  if (!field.indexed)
    throw illegalArgument(`Cannot search on field [${field.path}] since it is not indexed.`);
  if (field.type === 'text' || field.type === 'keyword') return String(value);
  return String(readValue(field, value));
}
