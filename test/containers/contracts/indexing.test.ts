import { expectDivergences } from '../../contracts/divergences.ts';
import { describeIndexing } from '../../contracts/indexing.ts';
import { throughLocalStack, throughOpenSearch } from '../../support/container-targets.ts';

expectDivergences([]);

const aws = throughLocalStack();
const search = throughOpenSearch();

describeIndexing('LocalStack and OpenSearch', () => ({ aws: aws(), search: search() }));
