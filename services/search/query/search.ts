import type { Clock } from '../../clock.ts';
import type { StoredIndex } from '../index/stored-index.ts';
import { evaluate } from './evaluate.ts';
import { highlight } from './highlight.ts';
import { parseQuery } from './parse-query.ts';
import type { Query } from './query.ts';
import type { Scores } from './scores.ts';
import type { SearchRequest } from './search-request.ts';
import { checkSort, compareSortValues, type SortValue, sortValue } from './sort.ts';
import { filterSource } from './source-filter.ts';

/** A document that matches, before it is shown. */
interface Candidate {
  readonly at: Searched;
  readonly doc: number;
  readonly score: number;
  readonly sort: readonly SortValue[];
  readonly seqNo: number;
}

/** One index with the query as it reads there. */
interface Searched {
  readonly stored: StoredIndex;
  readonly query: Query;
  readonly named: ReadonlyMap<string, Scores>;
}

/** Runs a search over indices and gives OpenSearch's response. */
export function search(
  indices: readonly StoredIndex[],
  request: SearchRequest,
  clock: Clock,
): object {
  const started = performance.now();
  const candidates = indices.flatMap((stored) => collect(stored, request, clock));
  const page = best(candidates, request).slice(request.from, request.from + request.size);
  const isScored =
    request.sort.length === 0 ||
    request.trackScores ||
    request.sort.some(({ path }) => path === '_score');
  const maxScore = candidates.reduce((max, { score }) => Math.max(max, score), 0);
  return {
    took: Math.round(performance.now() - started),
    timed_out: false,
    _shards: { total: indices.length, successful: indices.length, skipped: 0, failed: 0 },
    hits: {
      ...totalOf(candidates.length, request.countUpTo),
      max_score: isScored && request.size > 0 && candidates.length > 0 ? maxScore : null,
      hits: page.map((candidate) => show(candidate, request, isScored)),
    },
  };
}

/** How many documents match. */
export function count(indices: readonly StoredIndex[], query: unknown, clock: Clock): number {
  return indices.reduce((sum, stored) => sum + matchingDocs(stored, query, clock).length, 0);
}

/** The numbers of the documents that match. */
export function matchingDocs(stored: StoredIndex, query: unknown, clock: Clock): readonly number[] {
  return evaluate(parseQuery(query, stored.index.mapping, clock), stored.index).docs;
}

function collect(stored: StoredIndex, request: SearchRequest, clock: Clock): Candidate[] {
  const { index } = stored;
  checkSort(request.sort, index, stored.name);
  const query = parseQuery(request.query, index.mapping, clock);
  const named = new Map<string, Scores>();
  const scores = evaluate(query, index, (name, found) => named.set(name, found));
  const at: Searched = { stored, query, named };
  const candidates: Candidate[] = [];
  for (const doc of scores.docs) {
    const score = scores.get(doc);
    if (score < request.minScore) continue;
    const sort = request.sort.map((key) => sortValue(key, index, doc, score));
    candidates.push({ at, doc, score, sort, seqNo: index.documents[doc]?.seqNo ?? 0 });
  }
  return candidates;
}

/** The first `from + size` candidates in order: by the sort keys or the score, then by age. */
function best(candidates: Candidate[], request: SearchRequest): Candidate[] {
  const wanted = request.from + request.size;
  const order = (a: Candidate, b: Candidate): number =>
    (request.sort.length > 0
      ? compareSortValues(request.sort, a.sort, b.sort)
      : b.score - a.score) || a.seqNo - b.seqNo;
  if (request.sort.length > 0 || candidates.length <= 4 * wanted) return candidates.sort(order);
  // Sorting everything would cost more than the search: leave out first what scores below the wanted-th best.
  const floor = kthBest(candidates, wanted);
  return candidates.filter(({ score }) => score >= floor).sort(order);
}

/** The `k`-th highest score, kept in a small sorted window. */
function kthBest(candidates: readonly Candidate[], k: number): number {
  if (k === 0) return Number.POSITIVE_INFINITY;
  if (k > 100)
    return Float64Array.from(candidates, ({ score }) => score).sort()[candidates.length - k] ?? 0;
  const top = new Float64Array(k).fill(-1);
  for (const { score } of candidates) {
    if (score <= (top[0] as number)) continue;
    let at = 0;
    while (at + 1 < k && (top[at + 1] as number) < score) {
      top[at] = top[at + 1] as number;
      at += 1;
    }
    top[at] = score;
  }
  return top[0] as number;
}

function totalOf(total: number, countUpTo: number): object {
  if (countUpTo < 0) return {};
  const isBeyond = total > countUpTo;
  return { total: { value: isBeyond ? countUpTo : total, relation: isBeyond ? 'gte' : 'eq' } };
}

function show(
  { at, doc, score, sort }: Candidate,
  request: SearchRequest,
  isScored: boolean,
): object {
  const { stored, query, named } = at;
  const document = stored.index.documents[doc];
  if (!document) return {};
  const source = filterSource(document.source, request.source);
  const marked =
    request.highlighting && highlight(request.highlighting, query, stored.index, document.source);
  const matched = Array.from(named)
    .filter(([, scores]) => scores.has(doc))
    .map(([name]) => name);
  return {
    _index: stored.name,
    _id: document.id,
    ...(request.showVersion ? { _version: document.version } : {}),
    ...(request.showSeqNo ? { _seq_no: document.seqNo, _primary_term: 1 } : {}),
    _score: isScored ? score : null,
    ...(source ? { _source: source } : {}),
    ...(marked ? { highlight: marked } : {}),
    ...(request.sort.length > 0 ? { sort } : {}),
    ...(matched.length > 0 ? { matched_queries: matched } : {}),
  };
}
