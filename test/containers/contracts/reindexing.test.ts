import { describeReindexing } from '../../contracts/reindexing.ts';
import { throughLocalStack, throughOpenSearch } from '../../support/container-targets.ts';

const aws = throughLocalStack();
const search = throughOpenSearch();

describeReindexing('LocalStack and OpenSearch', () => ({ aws: aws(), search: search() }));
