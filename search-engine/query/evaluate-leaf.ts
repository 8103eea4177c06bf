import type { FieldIndex } from '../index/field-index.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { IndexView } from '../index/view.ts';
import { STEP, type Steps } from '../steps.ts';
import { scoreFuzzy, scorePhrase, scoreTerm } from './evaluate-terms.ts';
import type { Query, RangeQuery } from './query.ts';
import { Scores } from './scores.ts';

type Leaf = Exclude<Query, { kind: 'bool' | 'disMax' | 'constant' }>;
type FieldLeaf = Extract<Leaf, { field: string }>;

/** An index, and the moment at which a query sees it. */
export interface Searched {
  readonly index: SearchIndex;
  readonly view: IndexView;
}

/** Evaluates a query without subqueries. */
export function* evaluateLeaf(query: Leaf, at: Searched, outer: number): Steps<Scores> {
  const { index, view } = at;
  switch (query.kind) {
    case 'matchNone':
      return new Scores(index.size);
    case 'matchAll':
      return yield* constant(index, view.all(), outer * query.boost);
    case 'ids': {
      const docs = query.ids.flatMap((id) => view.numberOf(id) ?? []);
      return yield* constant(index, docs, outer * query.boost);
    }
    case 'exists': {
      const docs = query.fields.flatMap((path) => [...(index.field(path)?.present ?? [])]);
      return yield* constant(index, docs, outer * query.boost);
    }
    default: {
      const field = index.field(query.field);
      if (!field) return new Scores(index.size);
      return yield* evaluateInField(query, field, index, outer * query.boost);
    }
  }
}

function* evaluateInField(
  query: FieldLeaf,
  field: FieldIndex,
  index: SearchIndex,
  boost: number,
): Steps<Scores> {
  const scores = new Scores(index.size);
  switch (query.kind) {
    case 'term':
      yield* scoreTerm(field, query, boost, scores);
      break;
    case 'fuzzy':
      yield* scoreFuzzy(field, query, boost, scores);
      break;
    case 'phrase':
      yield* scorePhrase(field, query, boost, scores);
      break;
    case 'termSet':
      for (const term of new Set(query.terms))
        yield* markList(field.terms.get(term)?.docs ?? [], boost, scores);
      break;
    case 'prefix':
      for (const { docs } of field.terms.atPrefix(query.prefix).values())
        yield* markList(docs, boost, scores);
      break;
    case 'range':
      yield* inRange(field.values, query, boost, scores);
  }
  return scores;
}

function* inRange(
  values: readonly (readonly (string | number)[] | undefined)[],
  query: RangeQuery,
  score: number,
  scores: Scores,
): Steps<void> {
  for (let doc = 0; doc < values.length; doc += 1) {
    if (values[doc]?.some(query.accepts)) scores.add(doc, score);
    if (doc % STEP === STEP - 1) yield;
  }
}

/** Returns the same score for each document. */
export function* constant(
  index: SearchIndex,
  docs: Iterable<number>,
  score: number,
): Steps<Scores> {
  const scores = new Scores(index.size);
  yield* mark(docs, score, scores);
  return scores;
}

/** Adds the documents of a term once each; a loop without a step in it is several times as fast. */
function* markList(docs: readonly number[], score: number, scores: Scores): Steps<void> {
  for (let from = 0; from < docs.length; from += STEP) {
    markRange(docs, from, Math.min(docs.length, from + STEP), score, scores);
    yield;
  }
}

function markRange(
  docs: readonly number[],
  from: number,
  to: number,
  score: number,
  scores: Scores,
): void {
  for (let at = from; at < to; at += 1) {
    const doc = docs[at] as number;
    if (!scores.has(doc)) scores.add(doc, score);
  }
}

/** Adds each document once, with the same score. */
function* mark(docs: Iterable<number>, score: number, scores: Scores): Steps<void> {
  let work = 0;
  for (const doc of docs) {
    if (!scores.has(doc)) scores.add(doc, score);
    work += 1;
    if (work % STEP === 0) yield;
  }
}
