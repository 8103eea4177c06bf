import { parsingException } from '../errors.ts';
import { asNumber, asString, isObject, type Json, type JsonObject } from '../json.ts';

/** Reads `boost`, 1 if absent. Throws parsing_exception if it is negative. */
export function readBoost(body: JsonObject): number {
  const boost = body.boost === undefined ? 1 : asNumber(body.boost, 'boost');
  if (boost < 0) throw parsingException(`[boost] cannot be negative, found [${boost}]`);
  return boost;
}

/** Reads `_name`, as an object to spread into a query. */
export function readName(body: JsonObject): { name: string } | Record<string, never> {
  return body._name === undefined ? {} : { name: asString(body._name, '_name') };
}

/**
 * Parses `{ field: value }` or `{ field: { key: value, … } }`, the form of most queries.
 * Throws parsing_exception unless there is exactly one field.
 */
export function singleField(
  body: JsonObject,
  key: string,
  type: string,
): { field: string; body: JsonObject } {
  const { boost, _name, ...fields } = body;
  const entries = Object.entries(fields);
  const [field, value] = entries[0] ?? [];
  if (entries.length !== 1 || field === undefined)
    throw parsingException(`[${type}] query expects exactly one field, got [${entries.length}]`);
  const outer = {
    ...(boost === undefined ? {} : { boost }),
    ...(_name === undefined ? {} : { _name }),
  };
  return isObject(value)
    ? { field, body: { ...outer, ...value } }
    : { field, body: { ...outer, [key]: value as Json } };
}
