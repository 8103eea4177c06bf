import type { Log } from '../json-log.ts';
import type { RoutingTable } from '../routing/routing-table.ts';
import { buildTicket } from './build-ticket.ts';
import { deliverTicket, type TicketDeliveryDeps } from './deliver-ticket.ts';
import { type KeepUploadsDeps, keepUploads } from './keep-uploads.ts';
import type { Ticket, TicketRequest } from './ticket.ts';

export interface OpenTicketDeps extends TicketDeliveryDeps, KeepUploadsDeps {
  readonly routing: RoutingTable;
  readonly log: Log;
}

/**
 * Records a ticket, from which moment it counts as accepted, then mails and announces it. Idempotent: a repeated
 * request returns the same ticket and sends no second mail. A failure after the record is logged, not thrown, because
 * the outbox function will deliver the ticket.
 * Throws RangeError if the address is invalid, and what the outbox throws; then there is no ticket.
 */
export async function openTicket(deps: OpenTicketDeps, request: TicketRequest): Promise<Ticket> {
  const built = buildTicket(deps.routing, request, deps.clock.now());
  const attachments = await keepUploads(deps, built.ticketId, request.uploads ?? []);
  const ticket = attachments.length > 0 ? { ...built, attachments } : built;
  const entry = { ticket, attempts: 1, claimedAt: ticket.recordedAt };
  const held = await deps.outbox.record(entry);
  if (!held) return ticket;
  try {
    await deliverTicket(deps, held);
  } catch (error) {
    const { ticketId } = ticket;
    deps.log.error(
      { ticketId, err: error },
      'ticket recorded but not delivered yet; the outbox function will retry',
    );
  }
  return ticket;
}
