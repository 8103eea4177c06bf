import type { Client } from '@opensearch-project/opensearch';
import type {
  Concept,
  PassageHit,
  PassageSearch,
  SoughtConcept,
} from '../answers/passage-search.ts';
import { fromStored, type StoredPassage } from './stored-passage.ts';

/** What a word is worth where it stands: a title says what a page is about. */
const FIELDS = ['title^2', 'heading^1.5', 'text'];

export interface PassageIndexOptions {
  readonly client: Client;
  readonly index: string;
}

/** Searches the passages in OpenSearch, in one request. Where the index is not there yet, there are no passages. */
export function openSearchPassageSearch({ client, index }: PassageIndexOptions): PassageSearch {
  return {
    async find(concepts, limit) {
      const counted = [{ match_all: {} }, ...concepts.map((concept) => hasConcept(concept))];
      const searches = [
        { size: limit, track_total_hits: false, query: passageQuery(concepts) },
        ...counted.map((query) => ({ size: 0, track_total_hits: true, query })),
      ];
      const { body } = await client.msearch({ index, body: searches.flatMap((one) => [{}, one]) });
      const [found, ...counts] = body.responses.map(readResponse);
      const [passages = 0, ...byConcept] = counts.map(({ total }) => total);
      const hits = (found?.hits ?? []).map((hit) => toHit(hit, concepts.length));
      return { frequencies: { passages, byConcept }, hits };
    },
  };
}

/** Any concept will do, the more and the rarer the better; concepts that stand together as asked count extra. */
export function passageQuery(concepts: readonly SoughtConcept[]): object {
  const should = concepts.map(({ isFuzzy, ...concept }, at) =>
    hasConcept(concept, { _name: String(at), isFuzzy }),
  );
  const query = concepts.map(({ asked }) => asked).join(' ');
  const together = { multi_match: { query, type: 'phrase', slop: 6, fields: FIELDS, boost: 0.5 } };
  return { bool: { must: [{ bool: { should, minimum_should_match: 1 } }], should: [together] } };
}

function hasConcept(
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
            ...(isFuzzy ? NEAR : {}),
          },
        },
  );
  return { dis_max: { queries, ...(_name === undefined ? {} : { _name }) } };
}

/** One slip in five to eight letters, two in longer words; the first letter is mostly right. */
const NEAR = { fuzziness: 'AUTO:5,9', prefix_length: 1 };

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

/** Reads one answer of `_msearch`; no index means no passages, anything else is a fault. */
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
