import type { SearchIndex, StoredDocument } from '../index/search-index.ts';
import { evaluate } from './evaluate.ts';
import { fuzzyTerms } from './fuzzy-terms.ts';
import { highlight } from './highlight.ts';
import { parseQuery } from './parse-query.ts';
import { fuzzyQueriesIn, type Query } from './query.ts';
import type { Scores } from './scores.ts';
import type { SearchRequest } from './search-request.ts';
import { checkSort, compareSortValues, type SortValue, sortValue } from './sort.ts';
import { filterSource } from './source-filter.ts';

/** An index with the name that its hits report. */
export interface NamedIndex {
  readonly name: string;
  readonly index: SearchIndex;
}

/** A matching document, before it is rendered. */
interface Candidate {
  readonly at: Searched;
  readonly doc: number;
  /** Kept, because between two steps of a search the number may become that of another document. */
  readonly document: StoredDocument | undefined;
  readonly score: number;
  readonly sort: readonly SortValue[];
  readonly seqNo: number;
}

/** One index with the query parsed for it. */
interface Searched {
  readonly stored: NamedIndex;
  readonly query: Query;
  readonly named: ReadonlyMap<string, Scores>;
}

/** Searches indices and returns OpenSearch's response. `now` is the instant that date math refers to. */
export function search(indices: readonly NamedIndex[], request: SearchRequest, now: Date): object {
  const steps = searchInSteps(indices, request, now);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Searches like `search`, in steps between which the caller may let other work run: the terms near each fuzzy one, the
 * matches of each index, each hit.
 */
export function* searchInSteps(
  indices: readonly NamedIndex[],
  request: SearchRequest,
  now: Date,
): Generator<void, object> {
  const started = performance.now();
  const found: Matches[] = [];
  for (const stored of indices) {
    const query = parse(stored, request, now);
    yield* expandFuzzy(query, stored.index);
    found.push(collect(stored, query, request));
    yield;
  }
  const total = found.reduce((sum, matches) => sum + matches.total, 0);
  const maxScore = Math.max(0, ...found.map((matches) => matches.maxScore));
  const wanted = found.flatMap(({ candidates }) => candidates).sort(inOrder(request));
  const hits: object[] = [];
  for (const candidate of wanted.slice(request.from, request.from + request.size)) {
    hits.push(show(candidate, request, isScored(request)));
    yield;
  }
  return {
    took: Math.round(performance.now() - started),
    timed_out: false,
    _shards: { total: indices.length, successful: indices.length, skipped: 0, failed: 0 },
    hits: {
      ...totalOf(total, request.countUpTo),
      max_score: isScored(request) && request.size > 0 && total > 0 ? maxScore : null,
      hits,
    },
  };
}

/** Returns the number of documents that match. */
export function count(indices: readonly NamedIndex[], query: unknown, now: Date): number {
  return indices.reduce((sum, stored) => sum + matchingDocs(stored, query, now).length, 0);
}

/** Returns the numbers of the documents that match. */
export function matchingDocs(stored: NamedIndex, query: unknown, now: Date): readonly number[] {
  const scores = evaluate(parseQuery(query, stored.index.mapping, now), stored.index);
  const docs = [...scores.docs];
  scores.release();
  return docs;
}

/** The matches of one index: their number, and the candidates for the requested page. */
interface Matches {
  readonly total: number;
  readonly maxScore: number;
  readonly candidates: readonly Candidate[];
}

function isScored({ sort, trackScores }: SearchRequest): boolean {
  return sort.length === 0 || trackScores || sort.some(({ path }) => path === '_score');
}

function parse({ index, name }: NamedIndex, request: SearchRequest, now: Date): Query {
  checkSort(request.sort, index, name);
  return parseQuery(request.query, index.mapping, now);
}

/** Looks for the terms near each fuzzy one: the dearest part of a search. */
function* expandFuzzy(query: Query, index: SearchIndex): Generator<void> {
  for (const fuzzy of fuzzyQueriesIn(query)) {
    const field = index.field(fuzzy.field);
    if (field) fuzzyTerms(field, fuzzy);
    yield;
  }
}

function collect(stored: NamedIndex, query: Query, request: SearchRequest): Matches {
  const { index } = stored;
  const named = new Map<string, Scores>();
  const scores = evaluate(query, index, (name, found) => named.set(name, found));
  const at: Searched = { stored, query, named };
  const { docs } = scores;
  const matching =
    request.minScore > 0 ? docs.filter((doc) => scores.get(doc) >= request.minScore) : docs;
  // Creating and sorting a candidate for every match would cost more than the search.
  const wanted = request.from + request.size;
  const floor = request.sort.length === 0 ? scores.nthBest(matching, wanted) : 0;
  const candidates: Candidate[] = [];
  let maxScore = 0;
  for (const doc of matching) {
    const score = scores.get(doc);
    if (score > maxScore) maxScore = score;
    if (score < floor) continue;
    const sort = request.sort.map((key) => sortValue(key, index, doc, score));
    const document = index.documents[doc];
    candidates.push({ at, doc, document, score, sort, seqNo: document?.seqNo ?? 0 });
  }
  const total = matching.length;
  scores.release();
  return { total, maxScore, candidates };
}

/** By the sort keys or the score, then by sequence number. */
function inOrder({ sort }: SearchRequest) {
  return (a: Candidate, b: Candidate): number =>
    (sort.length > 0 ? compareSortValues(sort, a.sort, b.sort) : b.score - a.score) ||
    a.seqNo - b.seqNo;
}

function totalOf(total: number, countUpTo: number): object {
  if (countUpTo < 0) return {};
  const isBeyond = total > countUpTo;
  return { total: { value: isBeyond ? countUpTo : total, relation: isBeyond ? 'gte' : 'eq' } };
}

function show(
  { at, doc, document, score, sort }: Candidate,
  request: SearchRequest,
  hasScore: boolean,
): object {
  const { stored, query, named } = at;
  if (!document) return {};
  const source = filterSource(document.source, request.source);
  const place = `[${document.id}] doc of [${stored.name}] index`;
  const marked =
    request.highlighting &&
    highlight(request.highlighting, query, stored.index, document.source, place);
  const matched = Array.from(named)
    .filter(([, scores]) => scores.has(doc))
    .map(([name]) => name);
  return {
    _index: stored.name,
    _id: document.id,
    ...(request.showVersion ? { _version: document.version } : {}),
    ...(request.showSeqNo ? { _seq_no: document.seqNo, _primary_term: 1 } : {}),
    _score: hasScore ? score : null,
    ...(source ? { _source: source } : {}),
    ...(marked ? { highlight: marked } : {}),
    ...(request.sort.length > 0 ? { sort } : {}),
    ...(matched.length > 0 ? { matched_queries: matched } : {}),
  };
}
