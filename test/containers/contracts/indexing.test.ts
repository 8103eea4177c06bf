import { describeIndexing } from '../../contracts/indexing.ts';
import { throughLocalStack, throughOpenSearch } from '../../support/container-targets.ts';

const aws = throughLocalStack();
const search = throughOpenSearch();

describeIndexing('LocalStack and OpenSearch', () => ({ aws: aws(), search: search() }));
