import type { FieldIndex } from '../index/field-index.ts';
import type { SearchIndex } from '../index/search-index.ts';
import { scoreFuzzy, scorePhrase, scoreTerm } from './evaluate-terms.ts';
import type { Query, RangeQuery } from './query.ts';
import { Scores } from './scores.ts';

type Leaf = Exclude<Query, { kind: 'bool' | 'disMax' | 'constant' }>;
type FieldLeaf = Extract<Leaf, { field: string }>;

/** Evaluates a query without subqueries. */
export function evaluateLeaf(query: Leaf, index: SearchIndex, outer: number): Scores {
  switch (query.kind) {
    case 'matchNone':
      return new Scores(index.size);
    case 'matchAll':
      return constant(index, index.all(), outer * query.boost);
    case 'ids': {
      const docs = query.ids.flatMap((id) => index.numberOf(id) ?? []);
      return constant(index, docs, outer * query.boost);
    }
    case 'exists': {
      const docs = query.fields.flatMap((path) => [...(index.field(path)?.present ?? [])]);
      return constant(index, docs, outer * query.boost);
    }
    default: {
      const field = index.field(query.field);
      if (!field) return new Scores(index.size);
      return evaluateInField(query, field, index, outer * query.boost);
    }
  }
}

function evaluateInField(
  query: FieldLeaf,
  field: FieldIndex,
  index: SearchIndex,
  boost: number,
): Scores {
  const scores = new Scores(index.size);
  switch (query.kind) {
    case 'term':
      scoreTerm(field, query, boost, scores);
      break;
    case 'fuzzy':
      scoreFuzzy(field, query, boost, scores);
      break;
    case 'phrase':
      scorePhrase(field, query, boost, scores);
      break;
    case 'termSet':
      for (const term of query.terms) mark(field.terms.get(term)?.docs ?? [], boost, scores);
      break;
    case 'prefix':
      for (const { docs } of field.terms.atPrefix(query.prefix).values()) mark(docs, boost, scores);
      break;
    case 'range':
      mark(inRange(field.values, query), boost, scores);
  }
  return scores;
}

function* inRange(
  values: readonly (readonly (string | number)[] | undefined)[],
  query: RangeQuery,
) {
  for (let doc = 0; doc < values.length; doc += 1) {
    if (values[doc]?.some(query.accepts)) yield doc;
  }
}

/** Returns the same score for each document. */
export function constant(index: SearchIndex, docs: Iterable<number>, score: number): Scores {
  const scores = new Scores(index.size);
  mark(docs, score, scores);
  return scores;
}

/** Adds each document once, with the same score. */
function mark(docs: Iterable<number>, score: number, scores: Scores): void {
  for (const doc of docs) if (!scores.has(doc)) scores.add(doc, score);
}
