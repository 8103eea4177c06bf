import type { FieldValue } from '../index/field-values.ts';

/**
 * A query, parsed and analyzed against one index, as data.
 * `name` is the request's `_name`, returned in a hit's `matched_queries`.
 */
export type Query =
  | { readonly kind: 'matchAll'; readonly boost: number; readonly name?: string }
  | { readonly kind: 'matchNone'; readonly name?: string }
  | TermQuery
  | FuzzyQuery
  | PhraseQuery
  | PrefixQuery
  | TermSetQuery
  | {
      readonly kind: 'ids';
      readonly ids: readonly string[];
      readonly boost: number;
      readonly name?: string;
    }
  | RangeQuery
  | {
      readonly kind: 'exists';
      readonly fields: readonly string[];
      readonly boost: number;
      readonly name?: string;
    }
  | BoolQuery
  | DisMaxQuery
  | {
      readonly kind: 'constant';
      readonly query: Query;
      readonly boost: number;
      readonly name?: string;
    };

/** One term, or several that count as one (synonyms at the same position). */
export interface TermQuery {
  readonly kind: 'term';
  readonly field: string;
  readonly terms: readonly string[];
  readonly boost: number;
  readonly name?: string;
}

export interface FuzzyQuery {
  readonly kind: 'fuzzy';
  readonly field: string;
  readonly term: string;
  readonly maxEdits: number;
  readonly prefixLength: number;
  readonly maxExpansions: number;
  readonly transpositions: boolean;
  readonly boost: number;
  readonly name?: string;
}

export interface PhraseQuery {
  readonly kind: 'phrase';
  readonly field: string;
  /** Terms by their offset in the phrase; several at one offset are alternatives. */
  readonly parts: readonly { readonly offset: number; readonly terms: readonly string[] }[];
  readonly slop: number;
  readonly boost: number;
  readonly name?: string;
}

export interface PrefixQuery {
  readonly kind: 'prefix';
  readonly field: string;
  readonly prefix: string;
  readonly boost: number;
  readonly name?: string;
}

/** Any of the terms; all documents have the same score. */
export interface TermSetQuery {
  readonly kind: 'termSet';
  readonly field: string;
  readonly terms: readonly string[];
  readonly boost: number;
  readonly name?: string;
}

export interface RangeQuery {
  readonly kind: 'range';
  readonly field: string;
  readonly accepts: (value: FieldValue) => boolean;
  readonly boost: number;
  readonly name?: string;
}

export interface BoolQuery {
  readonly kind: 'bool';
  readonly must: readonly Query[];
  readonly filter: readonly Query[];
  readonly should: readonly Query[];
  readonly mustNot: readonly Query[];
  readonly minimumShouldMatch: number;
  readonly boost: number;
  readonly name?: string;
}

export interface DisMaxQuery {
  readonly kind: 'disMax';
  readonly queries: readonly Query[];
  readonly tieBreaker: number;
  readonly boost: number;
  readonly name?: string;
}

/** Yields the fuzzy queries within a query. */
export function* fuzzyQueriesIn(query: Query): Generator<FuzzyQuery> {
  if (query.kind === 'fuzzy') yield query;
  const excluded = query.kind === 'bool' ? query.mustNot : [];
  for (const child of [...childrenOf(query), ...excluded]) yield* fuzzyQueriesIn(child);
}

/** Returns the direct subqueries of a query that can be highlighted. */
export function childrenOf(query: Query): readonly Query[] {
  switch (query.kind) {
    case 'bool':
      return [...query.must, ...query.filter, ...query.should];
    case 'disMax':
      return query.queries;
    case 'constant':
      return [query.query];
    default:
      return [];
  }
}
