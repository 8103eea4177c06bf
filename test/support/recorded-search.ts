import { readFileSync } from 'node:fs';

const FOLDER = 'test/fixtures/opensearch';
/** A question per line. */
export const QUESTIONS_FILE = `${FOLDER}/questions.txt`;
export const INDEX_FILE = `${FOLDER}/index.json`;
export const PASSAGES_FILE = `${FOLDER}/passages.jsonl`;
export const EXCHANGES_FILE = `${FOLDER}/exchanges.jsonl`;

const TOP = 5;

/** What one search of a request found: how many, and the best five. */
export interface RecordedFind {
  readonly total: number | undefined;
  readonly top: readonly {
    readonly id: string;
    readonly score: number;
    readonly matched: readonly string[];
  }[];
}

/** A request of the functions, and what OpenSearch answered. */
export interface RecordedExchange {
  readonly question: string;
  readonly searches: readonly object[];
  readonly found: readonly RecordedFind[];
}

export interface RecordedSearch {
  /** Settings and mappings. */
  readonly index: object;
  readonly passages: readonly { readonly id: string; readonly source: object }[];
  readonly exchanges: readonly RecordedExchange[];
}

/** Reads the record that `record-search.ts` made of OpenSearch. */
export function readRecordedSearch(): RecordedSearch {
  return {
    index: JSON.parse(readFileSync(INDEX_FILE, 'utf8')),
    passages: linesOf(PASSAGES_FILE),
    exchanges: linesOf(EXCHANGES_FILE),
  };
}

function linesOf<Line>(file: string): Line[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Line);
}

/** What is recorded of a response to `_msearch`. */
export function foundIn(response: unknown): RecordedFind[] {
  const { responses } = response as { responses: readonly SearchResponse[] };
  return responses.map(({ hits: { total, hits } }) => ({
    total: total?.value,
    top: hits.slice(0, TOP).map(({ _id, _score, matched_queries = [] }) => ({
      id: _id,
      score: _score,
      matched: matched_queries.toSorted(),
    })),
  }));
}

interface SearchResponse {
  readonly hits: {
    readonly total?: { readonly value: number };
    readonly hits: readonly {
      readonly _id: string;
      readonly _score: number;
      readonly matched_queries?: readonly string[];
    }[];
  };
}
