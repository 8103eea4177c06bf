import { parsingException } from '../errors.ts';
import { parseDateMath } from '../index/date-format.ts';
import type { FieldDefinition } from '../index/field-definition.ts';
import { type FieldValue, readValue } from '../index/field-values.ts';
import { asString, type Json, type JsonObject, refuseUnknown } from '../json.ts';
import { readBoost, readName, singleField } from './common-parameters.ts';
import { type Parsing, searchable } from './parsing.ts';
import type { Query } from './query.ts';

const BOUNDS = ['gt', 'gte', 'lt', 'lte'] as const;
type Bound = (typeof BOUNDS)[number];
type Test = (value: FieldValue) => boolean;

/** `range`: values between bounds; dates also by date math on `now`. */
export function parseRange(json: JsonObject, parsing: Parsing): Query {
  const { field: path, body } = singleField(json, 'gte', 'range');
  refuseUnknown(body, [...BOUNDS, 'format', 'boost', '_name'], 'range');
  const field = searchable(parsing, path);
  if (!field) return { kind: 'matchNone', ...readName(body) };
  if (field.type === 'text')
    throw parsingException(`[range] on the text field [${path}] is not supported`);
  const tests: Test[] = [];
  for (const bound of BOUNDS) {
    const limit = body[bound];
    if (limit === undefined || limit === null) continue;
    tests.push(testFor(bound, readLimit(field, bound, limit, body.format, parsing)));
  }
  const accepts: Test = (value) => tests.every((test) => test(value));
  return { kind: 'range', field: path, accepts, boost: readBoost(body), ...readName(body) };
}

function testFor(bound: Bound, limit: FieldValue): Test {
  switch (bound) {
    case 'gt':
      return (value) => value > limit;
    case 'gte':
      return (value) => value >= limit;
    case 'lt':
      return (value) => value < limit;
    case 'lte':
      return (value) => value <= limit;
  }
}

function readLimit(
  field: FieldDefinition,
  bound: Bound,
  limit: Json,
  format: Json | undefined,
  parsing: Parsing,
): FieldValue {
  if (field.type === 'keyword') return String(limit);
  if (field.type === 'date') {
    const pattern = format === undefined ? field.format : asString(format, 'format');
    const roundUp = bound === 'gt' || bound === 'lte';
    const millis = parseDateMath(String(limit), pattern, parsing.now, roundUp);
    if (millis !== undefined) return millis;
    throw parsingException(
      `failed to parse date field [${String(limit)}] with format [${pattern}]`,
    );
  }
  if (typeof limit === 'number') return limit;
  const value = readValue(field, limit);
  return value ?? String(limit);
}
