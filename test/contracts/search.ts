import { describe } from 'vitest';
import { describeAccess } from './search-access.ts';
import { describeAliases } from './search-aliases.ts';
import { describeBulk } from './search-bulk.ts';
import { describeDocuments } from './search-documents.ts';
import { describeGenerations } from './search-generations.ts';
import { describeHits } from './search-hits.ts';
import { describeIndices } from './search-indices.ts';
import { describePassages } from './search-passages.ts';
import { describeQueries } from './search-queries.ts';
import { describeQueryErrors } from './search-query-errors.ts';
import { describeRecorded } from './search-recorded.ts';
import type { ContractTarget } from './target.ts';

/** Describes the behavior of the search endpoint for the stock client. `target` is called when the tests run. */
export function describeSearch(name: string, target: () => ContractTarget): void {
  describe(`search on ${name}`, () => {
    describeAccess(target);
    describeIndices(target);
    describeAliases(target);
    describeDocuments(target);
    describeBulk(target);
    describeQueries(target);
    describeQueryErrors(target);
    describeHits(target);
    describePassages(target);
    describeGenerations(target);
    describeRecorded(target);
  });
}
