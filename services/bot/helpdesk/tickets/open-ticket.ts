import type { ConversationStore } from '../conversations/conversation-store.ts';
import type { TurnRecord } from '../conversations/turn-record.ts';
import type { OfficeHours } from '../hours/office-hours.ts';
import type { Log } from '../json-log.ts';
import type { RoutingTable } from '../routing/routing-table.ts';
import { buildTicket } from './build-ticket.ts';
import { deliverTicket, type TicketDeliveryDeps } from './deliver-ticket.ts';
import { type KeepUploadsDeps, keepUploads } from './keep-uploads.ts';
import type { Ticket, TicketRequest } from './ticket.ts';

export interface OpenTicketDeps extends TicketDeliveryDeps, KeepUploadsDeps {
  readonly routing: RoutingTable;
  readonly hours: OfficeHours;
  readonly conversations: Pick<ConversationStore, 'turns'>;
  readonly log: Log;
}

/**
 * Records a ticket with what was said before it, from which moment it counts as accepted, then mails and
 * announces it. Idempotent: a repeated request returns the same ticket and sends no second mail. A failure after the record is logged, not thrown, because
 * the outbox function will deliver the ticket.
 * Throws RangeError if the address is invalid, and what the outbox throws; then there is no ticket.
 */
export async function openTicket(deps: OpenTicketDeps, request: TicketRequest): Promise<Ticket> {
  const before = await conversationBefore(deps, request);
  const moment = { now: deps.clock.now(), hours: deps.hours };
  const built = buildTicket(deps.routing, request, moment, before);
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

/** A ticket is worth more than its transcript: it is also opened if the conversation can't be read. */
async function conversationBefore(
  { conversations, log }: OpenTicketDeps,
  { sessionId }: TicketRequest,
): Promise<readonly TurnRecord[]> {
  try {
    return await conversations.turns(sessionId);
  } catch (error) {
    log.warn({ err: error }, 'conversation not read; the ticket has no transcript');
    return [];
  }
}
