import type { SearchIndex } from '../index/search-index.ts';
import { constant, evaluateLeaf } from './evaluate-leaf.ts';
import type { BoolQuery, DisMaxQuery, Query } from './query.ts';
import { Scores } from './scores.ts';

/** Receives the documents of each named query, for `matched_queries`. */
export type OnNamed = (name: string, scores: Scores) => void;

/** Evaluates a query: returns the documents that match, with their scores. */
export function evaluate(query: Query, index: SearchIndex, onNamed?: OnNamed, boost = 1): Scores {
  const scores = evaluateUnnamed(query, index, onNamed, boost);
  if (query.name !== undefined && onNamed) {
    scores.keep();
    onNamed(query.name, scores);
  }
  return scores;
}

function evaluateUnnamed(
  query: Query,
  index: SearchIndex,
  onNamed: OnNamed | undefined,
  boost: number,
): Scores {
  switch (query.kind) {
    case 'bool':
      return evaluateBool(query, index, onNamed, boost * query.boost);
    case 'disMax':
      return evaluateDisMax(query, index, onNamed, boost * query.boost);
    case 'constant': {
      const inner = evaluate(query.query, index, onNamed);
      const scores = constant(index, inner.docs, boost * query.boost);
      inner.release();
      return scores;
    }
    default:
      return evaluateLeaf(query, index, boost);
  }
}

function evaluateBool(
  query: BoolQuery,
  index: SearchIndex,
  onNamed: OnNamed | undefined,
  boost: number,
): Scores {
  const run = (clause: Query): Scores => evaluate(clause, index, onNamed, boost);
  const must = query.must.map(run);
  const required = [...must, ...query.filter.map(run)];
  const should = query.should.map(run);
  const excluded = query.mustNot.map((clause) => evaluate(clause, index));
  const isUnion = required.length + excluded.length === 0 && query.minimumShouldMatch === 1;
  const result = isUnion
    ? union(should, index)
    : intersection({ required, should, excluded, scoring: [...must, ...should] }, query, index);
  for (const scores of [...required, ...should, ...excluded]) scores.release();
  return result;
}

/** The most common bool, optional clauses of which one must match: a single pass over the matches of each. */
function union(should: readonly Scores[], index: SearchIndex): Scores {
  const result = new Scores(index.size);
  for (const scores of should) {
    for (const doc of scores.docs) result.add(doc, scores.get(doc));
  }
  return result;
}

interface BoolParts {
  readonly required: readonly Scores[];
  readonly should: readonly Scores[];
  readonly excluded: readonly Scores[];
  /** The clauses whose scores count: all but filters. */
  readonly scoring: readonly Scores[];
}

function intersection(parts: BoolParts, query: BoolQuery, index: SearchIndex): Scores {
  const { required, should, excluded, scoring } = parts;
  const result = new Scores(index.size);
  for (const doc of candidates(required, should, query, index)) {
    if (result.has(doc) || !required.every((scores) => scores.has(doc))) continue;
    if (excluded.some((scores) => scores.has(doc))) continue;
    if (query.minimumShouldMatch > 0 && matching(should, doc) < query.minimumShouldMatch) continue;
    let score = 0;
    for (const scores of scoring) score += scores.get(doc);
    result.add(doc, score);
  }
  return result;
}

function matching(should: readonly Scores[], doc: number): number {
  return should.reduce((count, scores) => count + Number(scores.has(doc)), 0);
}

/** The documents to test: those of the rarest required clause, else of the optional ones, else all. */
function candidates(
  required: readonly Scores[],
  should: readonly Scores[],
  query: BoolQuery,
  index: SearchIndex,
): Iterable<number> {
  const [rarest] = [...required].sort((a, b) => a.docs.length - b.docs.length);
  if (rarest) return rarest.docs;
  if (query.minimumShouldMatch > 0) return should.flatMap(({ docs }) => docs);
  return index.all();
}

function evaluateDisMax(
  query: DisMaxQuery,
  index: SearchIndex,
  onNamed: OnNamed | undefined,
  boost: number,
): Scores {
  const parts = query.queries.map((part) => evaluate(part, index, onNamed, boost));
  const matched = parts.filter(({ docs }) => docs.length > 0);
  const result = new Scores(index.size);
  for (const { docs } of matched) {
    for (const doc of docs) {
      if (result.has(doc)) continue;
      let best = 0;
      let sum = 0;
      for (const scores of matched) {
        const score = scores.get(doc);
        if (score > best) best = score;
        sum += score;
      }
      result.add(doc, best + query.tieBreaker * (sum - best));
    }
  }
  for (const scores of parts) scores.release();
  return result;
}
