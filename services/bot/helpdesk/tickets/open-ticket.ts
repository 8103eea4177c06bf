import type { Log } from '../json-log.ts';
import type { RoutingTable } from '../routing/routing-table.ts';
import { buildTicket } from './build-ticket.ts';
import { type DeliveryDeps, deliverTicket } from './deliver-ticket.ts';
import type { Ticket, TicketRequest } from './ticket.ts';

export interface OpenTicketDeps extends DeliveryDeps {
  readonly routing: RoutingTable;
  readonly log: Log;
}

/**
 * Records a ticket, which is its acknowledgement, then mails and announces it. The same request again gives the same
 * ticket and no second mail. A failure after the record is logged, not thrown: the outbox function delivers it.
 * Throws RangeError for an invalid address, and what the outbox throws: then there is no ticket.
 */
export async function openTicket(deps: OpenTicketDeps, request: TicketRequest): Promise<Ticket> {
  const ticket = buildTicket(deps.routing, request, deps.clock.now());
  const entry = { ticket, attempts: 1, claimedAt: ticket.recordedAt };
  const held = await deps.outbox.record(entry);
  if (!held) return ticket;
  try {
    await deliverTicket(deps, held);
  } catch (error) {
    const { ticketId } = ticket;
    deps.log.error({ ticketId, err: error }, 'ticket recorded, but not delivered yet');
  }
  return ticket;
}
