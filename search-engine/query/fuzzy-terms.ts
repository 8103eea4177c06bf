import type { FieldIndex } from '../index/field-index.ts';
import type { Postings } from '../index/postings.ts';
import type { FuzzyQuery } from './query.ts';

/** A term of the index near the query's. */
export interface FuzzyTerm {
  readonly term: string;
  readonly postings: Postings;
  /** 1 for the term itself, less for each edit: 1 − edits / length of the shorter term. */
  readonly boost: number;
}

const EXPANDED = new WeakMap<FuzzyQuery, FuzzyTerm[]>();

/**
 * Returns the terms within the edits of a fuzzy query, nearest first, at most `maxExpansions`. They are looked for once
 * for each query: its evaluation and the highlighting of each hit need the same.
 */
export function fuzzyTerms(field: FieldIndex, query: FuzzyQuery): FuzzyTerm[] {
  const known = EXPANDED.get(query);
  if (known) return known;
  const found = expand(field, query);
  EXPANDED.set(query, found);
  return found;
}

function expand(field: FieldIndex, query: FuzzyQuery): FuzzyTerm[] {
  const edits = new Map<string, number>();
  const note = (term: string, distance: number): void => {
    const known = edits.get(term);
    if (known === undefined || distance < known) edits.set(term, distance);
  };
  for (const [term, [, distance]] of field.terms.fuzzyGet(query.term, query.maxEdits))
    note(term, distance);
  if (query.transpositions) addTransposed(field, query, note);
  const prefix = query.term.slice(0, query.prefixLength);
  const found: FuzzyTerm[] = [];
  for (const [term, distance] of edits) {
    const postings = field.terms.get(term);
    const boost = 1 - distance / Math.max(1, Math.min(term.length, query.term.length));
    if (postings && boost > 0 && term.startsWith(prefix)) found.push({ term, postings, boost });
  }
  return found
    .sort((a, b) => b.boost - a.boost || (a.term < b.term ? -1 : 1))
    .slice(0, query.maxExpansions);
}

/** A transposition is one edit for Lucene but two for SearchableMap, so the transposed forms are looked up too. */
function addTransposed(
  field: FieldIndex,
  { term, maxEdits }: FuzzyQuery,
  note: (term: string, distance: number) => void,
): void {
  for (let at = 0; at + 1 < term.length; at += 1) {
    if (term[at] === term[at + 1]) continue;
    const swapped = `${term.slice(0, at)}${term[at + 1]}${term[at]}${term.slice(at + 2)}`;
    if (maxEdits === 1) {
      if (field.terms.has(swapped)) note(swapped, 1);
      continue;
    }
    for (const [near, [, distance]] of field.terms.fuzzyGet(swapped, maxEdits - 1))
      note(near, distance + 1);
  }
}
