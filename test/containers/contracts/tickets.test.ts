import { describeTickets } from '../../contracts/tickets.ts';
import { throughLocalStack } from '../../support/container-targets.ts';

describeTickets('LocalStack', throughLocalStack());
