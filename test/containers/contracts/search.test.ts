import { describeSearch } from '../../contracts/search.ts';
import { throughOpenSearch } from '../../support/container-targets.ts';

describeSearch('OpenSearch', throughOpenSearch());
