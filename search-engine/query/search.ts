import type { SearchIndex, StoredDocument } from '../index/search-index.ts';
import type { IndexView } from '../index/view.ts';
import { atOnce, inSteps, type Steps } from '../steps.ts';
import { BestHits } from './best-hits.ts';
import { evaluate } from './evaluate.ts';
import { fuzzyTerms } from './fuzzy-terms.ts';
import { highlight } from './highlight.ts';
import { parseQuery } from './parse-query.ts';
import { fuzzyQueriesIn, type Query } from './query.ts';
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
  readonly named: ReadonlyMap<string, Bits>;
}

/** Searches indices and returns OpenSearch's response. `now` is the instant that date math refers to. */
export function search(indices: readonly NamedIndex[], request: SearchRequest, now: Date): object {
  return atOnce(searchInSteps(indices, request, now));
}

/**
 * Searches like `search`, in steps of less than a millisecond or two, between which the caller may let others search
 * and write: each index is searched as it was when its turn came.
 */
export function* searchInSteps(
  indices: readonly NamedIndex[],
  request: SearchRequest,
  now: Date,
): Steps<object> {
  const started = performance.now();
  const best = new BestHits(request.from + request.size, inOrder(request));
  let total = 0;
  let maxScore = 0;
  for (const stored of indices) {
    const query = parse(stored, request, now);
    yield* expandFuzzy(query, stored.index);
    const view = stored.index.view();
    try {
      const matches = yield* collect(stored, query, request, view, best);
      total += matches.total;
      maxScore = Math.max(maxScore, matches.maxScore);
    } finally {
      view.release();
    }
    yield* stored.index.clean();
  }
  const hits: object[] = [];
  for (const candidate of best.sorted().slice(request.from)) {
    hits.push(yield* show(candidate, request, isScored(request)));
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

/** Returns the documents that match. */
export function* matchingDocuments(
  { index }: NamedIndex,
  query: unknown,
  now: Date,
): Steps<readonly StoredDocument[]> {
  const view = index.view();
  try {
    const scores = yield* evaluate(parseQuery(query, index.mapping, now), { index, view });
    const found: StoredDocument[] = [];
    yield* inSteps(scores.docs, (doc) => {
      const document = view.sees(doc) ? index.documents[doc] : undefined;
      if (document) found.push(document);
    });
    scores.release();
    return found;
  } finally {
    view.release();
  }
}

/** The matches of one index: their number and the highest score. */
interface Matches {
  readonly total: number;
  readonly maxScore: number;
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

function* collect(
  stored: NamedIndex,
  query: Query,
  request: SearchRequest,
  view: IndexView,
  best: BestHits<Candidate>,
): Steps<Matches> {
  const { index } = stored;
  const named = new Map<string, Bits>();
  const scores = yield* evaluate(query, { index, view }, (name, docs) =>
    named.set(name, new Bits(index.size, docs)),
  );
  const at: Searched = { stored, query, named };
  const isByScore = request.sort.length === 0;
  const isCount = request.size === 0;
  let total = 0;
  let maxScore = 0;
  yield* inSteps(scores.docs, (doc) => {
    const score = scores.get(doc);
    if (!view.sees(doc) || (request.minScore > 0 && score < request.minScore)) return;
    total += 1;
    if (score > maxScore) maxScore = score;
    // Creating and sorting a candidate for every match would cost more than the search.
    if (isCount || (isByScore && score < (best.floor?.score ?? 0))) return;
    const sort = request.sort.map((key) => sortValue(key, index, doc, score));
    const document = index.documents[doc];
    best.add({ at, doc, document, score, sort, seqNo: document?.seqNo ?? 0 });
  });
  scores.release();
  return { total, maxScore };
}

/** A set of document numbers, small enough for a thousand of them. */
class Bits {
  readonly #bytes: Uint8Array;

  constructor(size: number, docs: readonly number[]) {
    this.#bytes = new Uint8Array((size >> 3) + 1);
    for (const doc of docs)
      this.#bytes[doc >> 3] = (this.#bytes[doc >> 3] as number) | (1 << (doc & 7));
  }

  has(doc: number): boolean {
    return ((this.#bytes[doc >> 3] as number) & (1 << (doc & 7))) !== 0;
  }
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

function* show(
  { at, doc, document, score, sort }: Candidate,
  request: SearchRequest,
  hasScore: boolean,
): Steps<object> {
  const { stored, query, named } = at;
  if (!document) return {};
  const source = filterSource(document.source, request.source);
  const place = `[${document.id}] doc of [${stored.name}] index`;
  const marked =
    request.highlighting &&
    (yield* highlight(request.highlighting, query, stored.index, document.source, place));
  const matched = Array.from(named)
    .filter(([, docs]) => docs.has(doc))
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
