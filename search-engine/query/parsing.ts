import type { FieldDefinition } from '../index/field-definition.ts';
import type { Mapping } from '../index/mapping.ts';
import type { JsonObject } from '../json.ts';
import type { Query } from './query.ts';

/** What a query is read against. */
export interface Parsing {
  readonly mapping: Mapping;
  readonly now: Date;
  readonly depth: number;
  /** Reads a query one level down; throws where the nesting is too deep. */
  readonly nested: (json: unknown) => Query;
  /** Counts clauses against the limit of one request; throws illegal_argument_exception. */
  readonly count: (clauses: number) => void;
}

/** Reads the body of one type of query. */
export type QueryParser = (body: JsonObject, parsing: Parsing) => Query;

/** A field that can be searched; undefined where the mapping has none. */
export function searchable(parsing: Parsing, path: string): FieldDefinition | undefined {
  return parsing.mapping.fields.get(path);
}
