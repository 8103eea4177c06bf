import { openingAt } from '../../../bot/helpdesk/hours/opening.ts';
import { factsOf, routeTicket } from '../../../bot/helpdesk/routing/route-ticket.ts';
import type { RoutingInput } from '../../../bot/helpdesk/routing/routing-input.ts';
import type { TicketRoute } from '../../../bot/helpdesk/routing/routing-table.ts';
import type { RouteTables } from './tables.ts';

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
  { routing, hours }: Pick<RouteTables, 'routing' | 'hours'>,
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

/** Returns the lines of an explanation for people. */
export function explanationText(route: RouteExplanation): string {
  const because = (what: string, evidence: readonly string[]) =>
    evidence.length > 0 ? `${what}: ${evidence.join(', ')}` : what;
  const lines = [
    ['team', `${route.team} (queue ${route.queue}, ${route.address})`],
    ['rule', because(route.rule, route.evidence)],
    ['urgency', because(route.urgency, [...route.urgencyEvidence, ...route.canWait])],
    ['from', route.affiliation ?? ''],
    ['course', route.courses.join(', ')],
    ['hours', `${route.hours} at ${route.at}`],
  ];
  return lines
    .filter(([, value]) => value !== '')
    .map(([name = '', value]) => `${name.padEnd(8)} ${value}\n`)
    .join('');
}
