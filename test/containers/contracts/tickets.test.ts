import { expectDivergences } from '../../contracts/divergences.ts';
import { describeTickets } from '../../contracts/tickets.ts';
import { throughLocalStack } from '../../support/container-targets.ts';

expectDivergences([]);

describeTickets('LocalStack', throughLocalStack());
