import type { SearchIndex } from '../index/search-index.ts';
import { inSteps, type Steps } from '../steps.ts';
import { constant, evaluateLeaf, type Searched } from './evaluate-leaf.ts';
import type { BoolQuery, DisMaxQuery, Query } from './query.ts';
import { Scores } from './scores.ts';

/** Receives the documents of each named query, for `matched_queries`; they are only to be read at once. */
export type OnNamed = (name: string, docs: readonly number[]) => void;

/** What is the same for all parts of a query. */
interface Evaluation extends Searched {
  readonly onNamed: OnNamed | undefined;
}

/** Evaluates a query: returns the documents that match, with their scores. */
export function* evaluate(query: Query, at: Searched, onNamed?: OnNamed): Steps<Scores> {
  const scores = yield* evaluatePart(query, { ...at, onNamed }, 1);
  return scores;
}

function* evaluatePart(query: Query, at: Evaluation, boost: number): Steps<Scores> {
  const scores = yield* evaluateUnnamed(query, at, boost);
  if (query.name !== undefined) at.onNamed?.(query.name, scores.docs);
  yield;
  return scores;
}

function* evaluateUnnamed(query: Query, at: Evaluation, boost: number): Steps<Scores> {
  switch (query.kind) {
    case 'bool':
      return yield* evaluateBool(query, at, boost * query.boost);
    case 'disMax':
      return yield* evaluateDisMax(query, at, boost * query.boost);
    case 'constant': {
      const inner = yield* evaluatePart(query.query, at, 1);
      const scores = yield* constant(at.index, inner.docs, boost * query.boost);
      inner.release();
      return scores;
    }
    default:
      return yield* evaluateLeaf(query, at, boost);
  }
}

/** What is known of each document when some clauses of a bool have been evaluated: they need not be kept. */
class Tally {
  readonly sums: Scores;
  readonly required: Uint16Array;
  readonly optional: Uint16Array;
  readonly excluded: Uint8Array;
  /** The documents of the rarest required clause. */
  rarest: readonly number[] | undefined;

  constructor({ size }: SearchIndex) {
    this.sums = new Scores(size);
    this.required = new Uint16Array(size);
    this.optional = new Uint16Array(size);
    this.excluded = new Uint8Array(size);
  }

  noteRarest(docs: readonly number[]): void {
    if (this.rarest === undefined || docs.length < this.rarest.length) this.rarest = [...docs];
  }
}

function* evaluateBool(query: BoolQuery, at: Evaluation, boost: number): Steps<Scores> {
  const { must, filter, should, mustNot } = query;
  const tally = new Tally(at.index);
  const { sums, required, optional, excluded } = tally;
  const each = function* (clauses: readonly Query[], count: Uint16Array, isScored: boolean) {
    for (const clause of clauses) {
      const scores = yield* evaluatePart(clause, at, boost);
      if (count === required) tally.noteRarest(scores.docs);
      yield* inSteps(scores.docs, (doc) => {
        if (isScored) sums.add(doc, scores.get(doc));
        count[doc] = (count[doc] as number) + 1;
      });
      scores.release();
    }
  };
  yield* each(must, required, true);
  yield* each(filter, required, false);
  yield* each(should, optional, true);
  for (const clause of mustNot) {
    const scores = yield* evaluatePart(clause, { ...at, onNamed: undefined }, 1);
    yield* inSteps(scores.docs, (doc) => {
      excluded[doc] = 1;
    });
    scores.release();
  }
  const result = yield* matchesOf(tally, query, at);
  sums.release();
  return result;
}

/** The documents with all that is required, enough of what is optional and nothing of what is excluded. */
function* matchesOf(tally: Tally, query: BoolQuery, { index, view }: Searched): Steps<Scores> {
  const { sums, required, optional, excluded, rarest } = tally;
  const clauses = query.must.length + query.filter.length;
  const least = query.minimumShouldMatch;
  const result = new Scores(index.size);
  const candidates = rarest ?? (least > 0 ? sums.docs : view.all());
  yield* inSteps(candidates, (doc) => {
    if (required[doc] !== clauses || excluded[doc] !== 0) return;
    if ((optional[doc] as number) >= least) result.add(doc, sums.get(doc));
  });
  return result;
}

/** The best score of each document, and a part of the others. */
function* evaluateDisMax(query: DisMaxQuery, at: Evaluation, boost: number): Steps<Scores> {
  const sums = new Scores(at.index.size);
  const best = new Float64Array(at.index.size);
  for (const part of query.queries) {
    const scores = yield* evaluatePart(part, at, boost);
    yield* inSteps(scores.docs, (doc) => {
      const score = scores.get(doc);
      sums.add(doc, score);
      if (score > (best[doc] as number)) best[doc] = score;
    });
    scores.release();
  }
  const result = new Scores(at.index.size);
  yield* inSteps(sums.docs, (doc) => {
    const highest = best[doc] as number;
    result.add(doc, highest + query.tieBreaker * (sums.get(doc) - highest));
  });
  sums.release();
  return result;
}
