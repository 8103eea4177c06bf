import { mapperParsing, SearchError } from '../errors.ts';
import { asList, isObject, type Json, type JsonObject } from '../json.ts';
import { parseDate } from './date-format.ts';
import { type FieldValue, readValue } from './field-values.ts';
import type { Mapping } from './mapping.ts';

const MAX_DEPTH = 20;
/** Lucene's limit on the length of a term. */
const MAX_KEYWORD_BYTES = 32_766;

/** The values of a document by field path, multi-fields included. */
export type DocumentFields = ReadonlyMap<string, readonly FieldValue[]>;

/**
 * Reads a document by its mapping. Throws mapper_parsing_exception if a value does not fit its
 * field, strict_dynamic_mapping_exception if the mapping is strict and lacks a field.
 */
export function readDocument(source: JsonObject, mapping: Mapping): DocumentFields {
  const fields = new Map<string, FieldValue[]>();
  const leaf = (path: string, value: Json): void => {
    for (const definition of mapping.targets.get(path) ?? []) {
      const target = definition.path;
      const read = readValue(definition, value);
      if (read === undefined) continue;
      if (definition.type === 'keyword') refuseImmense(target, String(read));
      const list = fields.get(target);
      if (list) list.push(read);
      else fields.set(target, [read]);
    }
  };
  walk(source, '', mapping, leaf, 0);
  return fields;
}

function refuseImmense(path: string, value: string): void {
  if (Buffer.byteLength(value) > MAX_KEYWORD_BYTES)
    throw new SearchError(
      400,
      'illegal_argument_exception',
      `Document contains at least one immense term in field="${path}"`,
    );
}

function walk(
  source: JsonObject,
  prefix: string,
  mapping: Mapping,
  leaf: (path: string, value: Json) => void,
  depth: number,
): void {
  if (depth > MAX_DEPTH) throw mapperParsing(`Limit of mapping depth [${MAX_DEPTH}] exceeded`);
  for (const [name, value] of Object.entries(source)) {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    if (mapping.disabled.has(path)) continue;
    for (const item of asList(value)) {
      if (item === null) continue;
      if (isObject(item)) walk(item, path, mapping, leaf, depth + 1);
      else if (mapping.fields.has(path)) leaf(path, item);
      else if (mapping.dynamic === 'strict') throw strict(path);
    }
  }
}

function strict(path: string): SearchError {
  return new SearchError(
    400,
    'strict_dynamic_mapping_exception',
    `mapping set to strict, dynamic introduction of [${path}] within [_doc] is not allowed`,
  );
}

/** Returns the mapping of the fields that a document adds, guessed as OpenSearch does; undefined if there are none. */
export function newProperties(source: JsonObject, mapping: Mapping): JsonObject | undefined {
  if (mapping.dynamic !== 'true') return undefined;
  return guess(source, '', mapping, 0);
}

function guess(
  source: JsonObject,
  prefix: string,
  mapping: Mapping,
  depth: number,
): JsonObject | undefined {
  const found: Record<string, JsonObject> = {};
  if (depth > MAX_DEPTH) throw mapperParsing(`Limit of mapping depth [${MAX_DEPTH}] exceeded`);
  for (const [name, value] of Object.entries(source)) {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    if (mapping.fields.has(path) || mapping.disabled.has(path)) continue;
    for (const item of asList(value)) {
      if (item === null || found[name]?.type) continue;
      const guessed = isObject(item)
        ? nest(guess(item, path, mapping, depth + 1))
        : guessType(item);
      if (guessed) found[name] = guessed;
    }
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

function nest(properties: JsonObject | undefined): JsonObject | undefined {
  return properties && { properties };
}

function guessType(value: Json): JsonObject {
  if (typeof value === 'boolean') return { type: 'boolean' };
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'long' : 'float' };
  if (
    /^\d{4}-\d{2}-\d{2}/.test(String(value)) &&
    parseDate(String(value), 'strict_date_optional_time') !== undefined
  )
    return { type: 'date' };
  return { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 256 } } };
}
