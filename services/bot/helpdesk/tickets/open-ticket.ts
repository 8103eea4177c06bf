import type { ConversationStore } from '../conversations/conversation-store.ts';
import type { TurnRecord } from '../conversations/turn-record.ts';
import type { OfficeHours } from '../hours/office-hours.ts';
import type { Log } from '../json-log.ts';
import type { RoutingTable } from '../routing/routing-table.ts';
import { buildTicket } from './build-ticket.ts';
import { deliverTicket, type TicketDeliveryDeps } from './deliver-ticket.ts';
import { type KeepUploadsDeps, keepUploads } from './keep-uploads.ts';
import type { Ticket, TicketEntry, TicketRequest } from './ticket.ts';

export interface OpenTicketDeps extends TicketDeliveryDeps, KeepUploadsDeps {
  readonly routing: RoutingTable;
  readonly hours: OfficeHours;
  readonly conversations: Pick<ConversationStore, 'turns'>;
  readonly log: Log;
}

/** A ticket that is accepted. */
export interface OpenedTicket {
  readonly ticket: Ticket;
  readonly mail: MailState;
}

/**
 * Whether the mail of a ticket went out: `delayed` if it is known not to have, `unknown` if the service did not say. Both are
 * seen to until there is a receipt.
 */
export type MailState = 'sent' | 'delayed' | 'unknown';

/**
 * Records a ticket with what was said before it, from which moment it counts as accepted, then mails and
 * announces it. Idempotent: a repeated request returns the same ticket and sends no second mail. A failure after the record is logged, not thrown, because
 * the outbox function will deliver the ticket.
 * Throws RangeError if the address is invalid, and what the outbox throws; then there is no ticket.
 */
export async function openTicket(
  deps: OpenTicketDeps,
  request: TicketRequest,
): Promise<OpenedTicket> {
  const before = await conversationBefore(deps, request);
  const moment = { now: deps.clock.now(), hours: deps.hours };
  const built = buildTicket(deps.routing, request, moment, before);
  const attachments = await keepUploads(deps, built.ticketId, request.uploads ?? []);
  const ticket = attachments.length > 0 ? { ...built, attachments } : built;
  const entry = { ticket, attempts: 1, claimedAt: ticket.recordedAt };
  const held = await deps.outbox.record(entry);
  if (!held) return { ticket, mail: await knownState(deps, ticket.ticketId) };
  const outcome = await deliverTicket(deps, held);
  if (outcome.state !== 'delayed') return { ticket, mail: 'sent' };
  return { ticket, mail: stateOf({ ...outcome.held.entry, problem: outcome.problem }) };
}

/** Without a known problem, another request is mailing the ticket, or has done so. */
async function knownState({ outbox, log }: OpenTicketDeps, ticketId: string): Promise<MailState> {
  try {
    const earlier = await outbox.read(ticketId);
    return earlier ? stateOf(earlier.entry) : 'sent';
  } catch (error) {
    log.warn({ ticketId, err: error }, 'the earlier record of the ticket could not be read');
    return 'sent';
  }
}

function stateOf({ mail, problem, sending }: TicketEntry): MailState {
  if (mail !== undefined || problem === undefined) return 'sent';
  return sending === undefined ? 'delayed' : 'unknown';
}

/** A ticket is worth more than its transcript: it is also opened if the conversation can't be read. */
async function conversationBefore(
  { conversations, log }: OpenTicketDeps,
  { sessionId, withoutChat }: TicketRequest,
): Promise<readonly TurnRecord[]> {
  if (withoutChat) return [];
  try {
    return await conversations.turns(sessionId);
  } catch (error) {
    log.warn({ err: error }, 'conversation not read; the ticket has no transcript');
    return [];
  }
}
