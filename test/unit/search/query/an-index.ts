import { DEFAULT_SETTINGS } from '../../../../services/search/index/settings.ts';
import { StoredIndex } from '../../../../services/search/index/stored-index.ts';
import type { JsonObject } from '../../../../services/search/json.ts';
import { search } from '../../../../services/search/query/search.ts';
import { readSearchRequest } from '../../../../services/search/query/search-request.ts';

export const clock = { now: () => new Date('2026-05-13T10:20:30.400Z') };

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

/** The scores of what a query finds, by id. */
export function scoresOf(index: StoredIndex, query: JsonObject): Record<string, number> {
  const { hits } = search([index], readSearchRequest({ query, size: 1000 }), clock) as {
    hits: { hits: { _id: string; _score: number }[] };
  };
  return Object.fromEntries(hits.hits.map(({ _id, _score }) => [_id, _score]));
}
