import type { OfficeHours } from '../../../bot/helpdesk/hours/office-hours.ts';
import { openingAt } from '../../../bot/helpdesk/hours/opening.ts';
import { factsOf, routeTicket } from '../../../bot/helpdesk/routing/route-ticket.ts';
import type { RoutingInput } from '../../../bot/helpdesk/routing/routing-input.ts';
import type { RoutingTable, TicketRoute } from '../../../bot/helpdesk/routing/routing-table.ts';

/** The destination of a ticket, and what is known of it. */
export interface RouteExplanation extends TicketRoute {
  readonly affiliation?: string;
  readonly courses: readonly string[];
  /** Words by which it can wait. */
  readonly canWait: readonly string[];
  readonly hours: 'open' | 'closed';
  /** ISO 8601: when it was written. */
  readonly at: string;
}

/** Routes a ticket as the bot does, and says what was known of it. */
export function explainRoute(
  { routing, hours }: { readonly routing: RoutingTable; readonly hours: OfficeHours },
  ticket: RoutingInput,
  now: Date,
): RouteExplanation {
  const moment = { now, hours };
  const known = routing.version === 2 ? factsOf(routing, ticket, moment) : undefined;
  const { facts, judgement } = known ?? {};
  return {
    ...routeTicket(routing, ticket, moment),
    ...(facts?.affiliation !== undefined && { affiliation: facts.affiliation }),
    courses: facts?.courses ?? [],
    canWait: judgement?.against ?? [],
    hours: openingAt(hours, now).isOpen ? 'open' : 'closed',
    at: now.toISOString(),
  };
}
