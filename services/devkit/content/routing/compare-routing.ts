import { setImmediate as breathe } from 'node:timers/promises';
import { nextMoment } from '../../../bot/helpdesk/hours/local-time.ts';
import type { OfficeHours } from '../../../bot/helpdesk/hours/office-hours.ts';
import type { Example } from '../../../bot/helpdesk/routing/learning/example.ts';
import { routeTicket } from '../../../bot/helpdesk/routing/route-ticket.ts';
import type { RoutingTable, TicketRoute } from '../../../bot/helpdesk/routing/routing-table.ts';

/** The team that gets a message, and why. */
export type Destination = Pick<TicketRoute, 'queue' | 'team' | 'rule' | 'urgency'>;

/** A message that is treated otherwise by the edited table. */
export interface Moved {
  readonly text: string;
  /** Who got it, and whether it could wait, as people decided. */
  readonly expected: Pick<Example, 'queue' | 'urgency'>;
  readonly before: Destination;
  readonly after: Destination;
}

/** The test table, with the table in effect and with the edited one. */
export interface RoutingComparison {
  readonly asked: number;
  /** How many go to who got them, as people decided. */
  readonly right: { readonly before: number; readonly after: number };
  /** How many go to another team, and how many have another urgency. */
  readonly elsewhere: number;
  readonly urgency: number;
  /** At most 200: those for which it gets worse first. */
  readonly moved: readonly Moved[];
}

const MAX_SHOWN = 200;
/** Messages between two looks at other requests. */
const AT_ONCE = 25;

/**
 * Routes messages of which it is known who got them by both tables. They speak of times as on a Wednesday at 10:20 on the
 * clock of the office.
 */
export async function compareRouting(
  { before, after }: { readonly before: RoutingTable; readonly after: RoutingTable },
  hours: OfficeHours,
  examples: readonly Example[],
): Promise<RoutingComparison> {
  const now = nextMoment(new Date('2026-12-02T12:00:00Z'), 10 * 60 + 20, hours.timeZone);
  const results: Moved[] = [];
  for (const [at, { text, queue, urgency }] of examples.entries()) {
    const route = (table: RoutingTable) => destinationOf(table, text, { now, hours });
    const expected = { queue, urgency };
    results.push({ text, expected, before: route(before), after: route(after) });
    if (at % AT_ONCE === 0) await breathe();
  }
  return summaryOf(results);
}

function summaryOf(results: readonly Moved[]): RoutingComparison {
  const isElsewhere = ({ before, after }: Moved) => before.queue !== after.queue;
  const isOtherUrgency = ({ before, after }: Moved) => before.urgency !== after.urgency;
  const moved = results.filter((one) => isElsewhere(one) || isOtherUrgency(one));
  const count = (is: (one: Moved) => boolean) => results.filter(is).length;
  return {
    asked: results.length,
    right: {
      before: count(({ before, expected }) => before.queue === expected.queue),
      after: count(({ after, expected }) => after.queue === expected.queue),
    },
    elsewhere: count(isElsewhere),
    urgency: count(isOtherUrgency),
    moved: moved.toSorted((a, b) => gainOf(a) - gainOf(b)).slice(0, MAX_SHOWN),
  };
}

/** Below 0 if it was as people decided, and is not. */
function gainOf({ expected, before, after }: Moved): number {
  const rightness = ({ queue, urgency }: Destination) =>
    Number(queue === expected.queue) + Number(urgency === expected.urgency);
  return rightness(after) - rightness(before);
}

function destinationOf(
  table: RoutingTable,
  text: string,
  moment: { readonly now: Date; readonly hours: OfficeHours },
): Destination {
  const ticket = { category: '', summary: '', description: text };
  const { queue, team, rule, urgency } = routeTicket(table, ticket, moment);
  return { queue, team, rule, urgency };
}
