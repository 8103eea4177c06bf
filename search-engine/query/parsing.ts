import type { FieldDefinition } from '../index/field-definition.ts';
import type { Mapping } from '../index/mapping.ts';
import type { JsonObject } from '../json.ts';
import type { Query } from './query.ts';

/** The context in which a query is parsed. */
export interface Parsing {
  readonly mapping: Mapping;
  readonly now: Date;
  readonly depth: number;
  /** Parses a nested query. Throws illegal_argument_exception beyond the depth limit. */
  readonly nested: (json: unknown) => Query;
  /** Counts clauses against the limit of one request. Throws query_shard_exception. */
  readonly count: (clauses: number) => void;
}

/** Parses the body of one type of query. */
export type QueryParser = (body: JsonObject, parsing: Parsing) => Query;

/** Returns the definition of a field; undefined if the mapping has none. */
export function searchable(parsing: Parsing, path: string): FieldDefinition | undefined {
  return parsing.mapping.fields.get(path);
}
