import type { Client } from '@opensearch-project/opensearch';
import type {
  Concept,
  PassageHit,
  PassageQuery,
  PassageSearch,
  PassageSearchResult,
} from '../answers/passage-search.ts';
import type { Passage } from '../documents/passage.ts';
import { fromStored, type StoredPassage } from './stored-passage.ts';

/** Weights of the fields. A heavier title loses on long texts. */
const FIELDS = ['title^1.5', 'heading^1.5', 'text', 'alsoAsked^1.5'];

/** Searches the passages in OpenSearch with one request. If the index does not exist yet, there are no passages. */
export class OpenSearchPassageSearch implements PassageSearch {
  readonly #client: Client;
  readonly #index: string;
  readonly #source: { readonly excludes: readonly string[] };

  /** `withVectors`: whether passages come with the vectors that a sentence encoder compares. Default false. */
  constructor(client: Client, index: string, { withVectors = false } = {}) {
    this.#client = client;
    this.#index = index;
    this.#source = { excludes: withVectors ? [] : ['vector'] };
  }

  async get(id: string): Promise<Passage | undefined> {
    const { body } = await this.#client.search({
      index: this.#index,
      ignore_unavailable: true,
      body: { size: 1, _source: { excludes: ['vector'] }, query: { ids: { values: [id] } } },
    });
    const [hit] = body.hits.hits as unknown as readonly Hit[];
    return hit && fromStored(hit._id, hit._source);
  }

  async find(question: PassageQuery, limit: number): Promise<PassageSearchResult> {
    const searches = searchesFor(question, limit, this.#source);
    const body = searches.flatMap((search) => [{}, search]);
    const response = await this.#client.msearch({ index: this.#index, body });
    return resultOf(response.body.responses, question.concepts.length);
  }
}

/** The searches for a question: for the best passages, and how many have each of its concepts. */
export function searchesFor(
  question: PassageQuery,
  limit: number,
  source: { readonly excludes: readonly string[] },
): readonly object[] {
  const counted = [{ match_all: {} }, ...question.concepts.map((concept) => conceptQuery(concept))];
  return [
    { size: limit, track_total_hits: false, _source: source, query: passageQuery(question) },
    ...counted.map((query) => ({ size: 0, track_total_hits: true, query })),
  ];
}

/** Reads what these searches found. Throws an Error if one failed, unless there is no index yet. */
export function resultOf(responses: readonly unknown[], concepts: number): PassageSearchResult {
  const [found, ...counts] = responses.map(readResponse);
  const [passages = 0, ...byConcept] = counts.map(({ total }) => total);
  const hits = (found?.hits ?? []).map((hit) => toHit(hit, concepts));
  return { frequencies: { passages, byConcept }, hits };
}

/**
 * Builds the query: one concept is enough to match, more and rarer ones score higher. Concepts that occur next to each
 * other as in the question score extra, and so do its everyday words, a little: "use" and "get" are no topics, but of
 * two passages on one topic they may tell the right one.
 */
export function passageQuery({ text, concepts }: PassageQuery): object {
  const should = withinForms(concepts).map(({ isFuzzy, ...concept }, at) =>
    conceptQuery(concept, { _name: String(at), isFuzzy }),
  );
  const asked = concepts.map((concept) => concept.asked).join(' ');
  const extra = [
    { multi_match: { query: asked, type: 'phrase', slop: 6, fields: FIELDS, boost: 0.5 } },
    {
      multi_match: {
        query: firstWords(text, MAX_WORDS),
        type: 'best_fields',
        tie_breaker: 0.3,
        fields: FIELDS,
        boost: 0.3,
      },
    },
  ];
  return { bool: { must: [{ bool: { should, minimum_should_match: 1 } }], should: extra } };
}

/** OpenSearch takes 1,024 clauses in a query: one for each form or word in each field. A long text has more. */
const MAX_FORMS = 160;
const MAX_WORDS = 60;

/** Returns the concepts from the beginning whose forms fit. */
function withinForms<T extends Concept>(concepts: readonly T[]): readonly T[] {
  let forms = 0;
  return concepts.filter((concept) => {
    forms += concept.forms.length;
    return forms <= MAX_FORMS;
  });
}

function firstWords(text: string, count: number): string {
  const words = text.split(/\s+/);
  return words.length <= count ? text : words.slice(0, count).join(' ');
}

function conceptQuery(
  { forms }: Concept,
  options: { _name?: string; isFuzzy?: boolean } = {},
): object {
  const { _name, isFuzzy = false } = options;
  const queries = forms.map((query) =>
    /[\s.-]/.test(query)
      ? { multi_match: { query, type: 'phrase', fields: FIELDS } }
      : {
          multi_match: {
            query,
            type: 'best_fields',
            fields: FIELDS,
            tie_breaker: 0.3,
            ...(isFuzzy ? FUZZY : {}),
          },
        },
  );
  return { dis_max: { queries, ...(_name === undefined ? {} : { _name }) } };
}

/** One typo in words of four to eight letters, two in longer ones; the first letter is usually right. */
const FUZZY = { fuzziness: 'AUTO:4,9', prefix_length: 1 };

interface Hit {
  readonly _id: string;
  readonly _score: number;
  readonly _source: StoredPassage;
  readonly matched_queries?: readonly string[];
}

function toHit({ _id, _score, _source, matched_queries }: Hit, concepts: number): PassageHit {
  const matched = new Set(matched_queries);
  const has = Array.from({ length: concepts }, (_, at) => matched.has(String(at)));
  return { passage: fromStored(_id, _source), score: _score, has };
}

/** Reads one response of `_msearch`. A missing index means no passages; throws an Error on any other failure. */
function readResponse(response: unknown): { total: number; hits: readonly Hit[] } {
  const { hits, error } = response as {
    hits?: { total?: number | { value: number }; hits: readonly Hit[] };
    error?: { type?: string; reason?: string };
  };
  if (error?.type === 'index_not_found_exception') return { total: 0, hits: [] };
  if (!hits)
    throw new Error(`The search failed: ${error?.type ?? 'no hits'}: ${error?.reason ?? ''}`);
  const total = typeof hits.total === 'number' ? hits.total : (hits.total?.value ?? 0);
  return { total, hits: hits.hits };
}
