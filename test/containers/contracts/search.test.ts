import { expectDivergences } from '../../contracts/divergences.ts';
import { describeSearch } from '../../contracts/search.ts';
import { throughOpenSearch } from '../../support/container-targets.ts';

expectDivergences([]);

describeSearch('OpenSearch', throughOpenSearch());
