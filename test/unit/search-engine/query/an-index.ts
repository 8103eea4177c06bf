import { DEFAULT_SETTINGS } from '../../../../search-engine/index/settings.ts';
import type { JsonObject } from '../../../../search-engine/json.ts';
import { search } from '../../../../search-engine/query/search.ts';
import { readSearchRequest } from '../../../../search-engine/query/search-request.ts';
import { StoredIndex } from '../../../../services/emulator/search/store/stored-index.ts';

export const now = new Date('2026-05-13T10:20:30.400Z');

/** An index in memory, with the documents numbered from 1. */
export function anIndex(mapping: JsonObject, documents: readonly JsonObject[]): StoredIndex {
  const index = new StoredIndex({
    op: 'create',
    format: 1,
    name: 'test',
    uuid: 'uuid',
    createdAt: 0,
    settings: DEFAULT_SETTINGS,
    mapping,
    seqNo: 0,
  });
  for (const [at, source] of documents.entries()) index.put(String(at + 1), source);
  return index;
}

/** The scores of the documents that a query matches, by id. */
export function scoresOf(index: StoredIndex, query: JsonObject): Record<string, number> {
  const { hits } = search([index], readSearchRequest({ query, size: 1000 }), now) as {
    hits: { hits: { _id: string; _score: number }[] };
  };
  return Object.fromEntries(hits.hits.map(({ _id, _score }) => [_id, _score]));
}
