import type { FieldIndex } from '../index/field-index.ts';
import { frequency, lowerBound, type Postings, positionList } from '../index/postings.ts';
import { inSteps, STEP, type Steps } from '../steps.ts';
import { bm25, inverseDocumentFrequency } from './bm25.ts';
import { fuzzyTerms } from './fuzzy-terms.ts';
import { exactFrequency, sloppyFrequency } from './phrase-frequency.ts';
import type { FuzzyQuery, PhraseQuery, TermQuery } from './query.ts';
import type { Scores } from './scores.ts';

function postingsOf(field: FieldIndex, terms: readonly string[]): Postings[] {
  return terms.flatMap((term) => field.terms.get(term) ?? []);
}

/** Scores a term; synonyms are scored as one term, with the frequency of the most common one. */
export function* scoreTerm(
  field: FieldIndex,
  query: TermQuery,
  boost: number,
  into: Scores,
): Steps<void> {
  const lists = postingsOf(field, query.terms);
  const withTerm = Math.max(0, ...lists.map(({ docs }) => docs.length));
  const score = bm25(field, boost * inverseDocumentFrequency(field.documentCount, withTerm));
  const [only] = lists;
  if (only && lists.length === 1) {
    for (let at = 0; at < only.docs.length; at += 1) {
      into.add(
        only.docs[at] as number,
        score(only.docs[at] as number, frequency(only.positions[at] ?? 0)),
      );
      if (at % STEP === STEP - 1) yield;
    }
    return;
  }
  const counts = new Map<number, number>();
  for (const { docs, positions } of lists) {
    yield* inSteps(docs, (doc, at) =>
      counts.set(doc, (counts.get(doc) ?? 0) + frequency(positions[at] ?? 0)),
    );
  }
  yield* inSteps(counts, ([doc, count]) => into.add(doc, score(doc, count)));
}

/** Scores the terms near one, all with the document frequency of the most common one (Lucene's blended frequency). */
export function* scoreFuzzy(
  field: FieldIndex,
  query: FuzzyQuery,
  boost: number,
  into: Scores,
): Steps<void> {
  const found = fuzzyTerms(field, query);
  const withTerm = Math.max(0, ...found.map(({ postings }) => postings.docs.length));
  const idf = inverseDocumentFrequency(field.documentCount, withTerm);
  for (const { postings, boost: nearness } of found) {
    const score = bm25(field, boost * nearness * idf);
    yield* inSteps(postings.docs, (doc, at) =>
      into.add(doc, score(doc, frequency(postings.positions[at] ?? 0))),
    );
  }
}

/** Parts of phrases that are looked for in one step. */
const PHRASE_STEP = 256;

/** Scores a phrase: the sum of its terms' idf, and its own frequency in the document. */
export function* scorePhrase(
  field: FieldIndex,
  query: PhraseQuery,
  boost: number,
  into: Scores,
): Steps<void> {
  const parts = query.parts.map(({ offset, terms }) => ({
    offset,
    lists: postingsOf(field, terms),
  }));
  if (parts.some(({ lists }) => lists.length === 0)) return;
  const documents = field.documentCount;
  const idf = parts
    .flatMap(({ lists }) => lists)
    .reduce((sum, { docs }) => sum + inverseDocumentFrequency(documents, docs.length), 0);
  const score = bm25(field, boost * idf);
  const [first] = [...parts].sort((a, b) => docsIn(a.lists) - docsIn(b.lists));
  let work = 0;
  for (const doc of new Set(first?.lists.flatMap(({ docs }) => docs))) {
    work += parts.length;
    if (work >= PHRASE_STEP) {
      work = 0;
      yield;
    }
    const placed = parts.map(({ offset, lists }) => ({
      offset,
      positions: positionsIn(lists, doc),
    }));
    if (placed.some(({ positions }) => positions.length === 0)) continue;
    const count = query.slop === 0 ? exactFrequency(placed) : sloppyFrequency(placed, query.slop);
    if (count > 0) into.add(doc, score(doc, count));
  }
}

function docsIn(lists: readonly Postings[]): number {
  return lists.reduce((sum, { docs }) => sum + docs.length, 0);
}

function positionsIn(lists: readonly Postings[], doc: number): readonly number[] {
  const [only, ...more] = lists.flatMap(({ docs, positions }) => {
    const at = lowerBound(docs, doc);
    return docs[at] === doc ? [positionList(positions[at] ?? 0)] : [];
  });
  if (!only) return [];
  return more.length === 0 ? only : [...only, ...more.flat()].sort((a, b) => a - b);
}
