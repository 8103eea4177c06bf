import type { Analyzers } from '../analysis/analyzers.ts';
import { illegalArgument, mapperParsing } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import { type FieldDefinition, parseField } from './field-definition.ts';

/** `index.mapping.total_fields.limit` */
const MAX_FIELDS = 1000;
/** `index.mapping.depth.limit` */
const MAX_DEPTH = 20;

/** How unknown fields are treated. */
export type Dynamic = 'true' | 'false' | 'strict';

/** A parsed mapping: its JSON as returned to clients, and its fields by dotted path. */
export interface Mapping {
  readonly json: JsonObject;
  readonly dynamic: Dynamic;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  /** Path of a value → the field itself and its multi-fields. */
  readonly targets: ReadonlyMap<string, readonly FieldDefinition[]>;
  /** Paths of objects that are stored but not parsed (`enabled: false`). */
  readonly disabled: ReadonlySet<string>;
}

/** Parses `{ dynamic, properties }`. Throws mapper_parsing_exception. */
export function parseMapping(json: JsonObject, analyzers: Analyzers): Mapping {
  for (const key of Object.keys(json)) {
    if (!['dynamic', 'properties', '_meta'].includes(key))
      throw mapperParsing(`Root mapping definition has unsupported parameters: [${key}]`);
  }
  const fields = new Map<string, FieldDefinition>();
  const disabled = new Set<string>();
  readProperties(json.properties ?? {}, '', { analyzers, fields, disabled }, 0);
  if (fields.size > MAX_FIELDS)
    throw mapperParsing(`Limit of total fields [${MAX_FIELDS}] has been exceeded`);
  return { json, dynamic: readDynamic(json.dynamic), fields, targets: targetsOf(fields), disabled };
}

function targetsOf(fields: ReadonlyMap<string, FieldDefinition>): Map<string, FieldDefinition[]> {
  const targets = new Map<string, FieldDefinition[]>();
  for (const field of fields.values()) {
    const path = field.parent ?? field.path;
    targets.set(path, [...(targets.get(path) ?? []), field]);
  }
  return targets;
}

interface Reading {
  readonly analyzers: Analyzers;
  readonly fields: Map<string, FieldDefinition>;
  readonly disabled: Set<string>;
}

function readDynamic(value: unknown): Dynamic {
  const text = String(value ?? 'true');
  if (text === 'true' || text === 'false' || text === 'strict') return text;
  throw mapperParsing(`[dynamic] must be true, false or strict, got [${text}]`);
}

function readProperties(
  properties: unknown,
  prefix: string,
  reading: Reading,
  depth: number,
): void {
  if (!isObject(properties)) throw mapperParsing(`[properties] of [${prefix}] must be an object`);
  if (depth > MAX_DEPTH) throw mapperParsing(`Limit of mapping depth [${MAX_DEPTH}] exceeded`);
  for (const [name, definition] of Object.entries(properties)) {
    if (name === '' || name.startsWith('.') || name.endsWith('.'))
      throw mapperParsing(`field name cannot be an empty string or start or end with [.]`);
    const path = prefix === '' ? name : `${prefix}.${name}`;
    if (!isObject(definition)) throw mapperParsing(`Expected map for property [${path}]`);
    if (isObjectDefinition(definition)) readObject(path, definition, reading, depth);
    else readField(path, definition, reading);
  }
}

const isObjectDefinition = (definition: JsonObject): boolean =>
  definition.type === 'object' || (definition.type === undefined && !!definition.properties);

function readObject(path: string, definition: JsonObject, reading: Reading, depth: number): void {
  for (const key of Object.keys(definition)) {
    if (!['type', 'properties', 'enabled'].includes(key))
      throw mapperParsing(`Mapping definition for [${path}] has unsupported parameters: [${key}]`);
  }
  if (definition.enabled === false) reading.disabled.add(path);
  readProperties(definition.properties ?? {}, path, reading, depth + 1);
}

function readField(path: string, definition: JsonObject, reading: Reading): void {
  const { fields: subFields, ...own } = definition;
  reading.fields.set(path, parseField(path, own, reading.analyzers));
  if (subFields === undefined) return;
  if (!isObject(subFields)) throw mapperParsing(`[fields] of [${path}] must be an object`);
  for (const [name, sub] of Object.entries(subFields)) {
    if (!isObject(sub)) throw mapperParsing(`Expected map for field [${path}.${name}]`);
    reading.fields.set(`${path}.${name}`, {
      ...parseField(`${path}.${name}`, sub, reading.analyzers),
      parent: path,
    });
  }
}

/** Returns a mapping's JSON with properties added. */
export function mergeMappingJson(current: JsonObject, added: JsonObject): JsonObject {
  const merged: Record<string, JsonObject[string]> = { ...current };
  for (const [key, value] of Object.entries(added)) {
    const before = merged[key];
    merged[key] = isObject(before) && isObject(value) ? mergeMappingJson(before, value) : value;
  }
  return merged;
}

/** Throws illegal_argument_exception if the type of an existing field would change, as OpenSearch does. */
export function checkMappingChange(before: Mapping, after: Mapping): void {
  for (const [path, field] of before.fields) {
    const type = after.fields.get(path)?.type;
    if (type !== field.type)
      throw illegalArgument(
        `mapper [${path}] cannot be changed from type [${field.type}] to [${type ?? 'object'}]`,
      );
    if (immutablePart(before, path) !== immutablePart(after, path))
      throw illegalArgument(`Mapper for [${path}] conflicts with existing mapper`);
  }
}

/** The immutable part of a field's definition: all but its multi-fields and search analyzer. */
function immutablePart(mapping: Mapping, path: string): string {
  const { fields: _, search_analyzer, ...rest } = mapping.fields.get(path)?.json ?? {};
  return JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
}
