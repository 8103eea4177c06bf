import type { Log } from '../json-log.ts';
import type { RoutingTable } from '../routing/routing-table.ts';
import { buildTicket } from './build-ticket.ts';
import { type DeliveryNeeds, deliverTicket } from './deliver-ticket.ts';
import type { Ticket, TicketRequest } from './ticket.ts';

export interface OpenTicketNeeds extends DeliveryNeeds {
  readonly routing: RoutingTable;
  readonly log: Log;
}

/**
 * Records a ticket, which is its acknowledgement, then mails and announces it. The same request again gives the same
 * ticket and no second mail. A failure after the record is logged, not thrown: the outbox function delivers it.
 * Throws RangeError for an invalid address, and what the outbox throws: then there is no ticket.
 */
export async function openTicket(needs: OpenTicketNeeds, request: TicketRequest): Promise<Ticket> {
  const ticket = buildTicket(needs.routing, request, needs.clock.now());
  const entry = { ticket, attempts: 1, claimedAt: ticket.recordedAt };
  const held = await needs.outbox.record(entry);
  if (!held) return ticket;
  try {
    await deliverTicket(needs, held);
  } catch (error) {
    const { ticketId } = ticket;
    needs.log.error({ ticketId, err: error }, 'ticket recorded, but not delivered yet');
  }
  return ticket;
}
