import { conversationPrefix } from '../../helpdesk/conversations/conversation-key.ts';
import type { Ticket, TicketEntry } from '../../helpdesk/tickets/ticket.ts';
import type { TicketOutbox } from '../../helpdesk/tickets/ticket-outbox.ts';
import type { LexEvent } from './lex-event.ts';
import { sentTicket } from './sent-ticket.ts';

/**
 * Finds the record of the ticket that this chat has sent. Undefined if it is another conversation's: the attributes of a
 * session name a ticket, but any client may set them.
 */
export async function entryOf(
  { outbox }: { readonly outbox: Pick<TicketOutbox, 'find'> },
  event: LexEvent,
): Promise<TicketEntry | undefined> {
  const sent = sentTicket(event);
  const entry = sent && (await outbox.find(sent.ticketId, new Date(sent.recordedAt)));
  if (!entry) return undefined;
  const { conversation, requestor } = entry.ticket;
  const isOwn =
    conversation === conversationPrefix(event.sessionId) && requestor.email === sent?.email;
  return isOwn ? entry : undefined;
}

export const ticketOf = async (
  deps: { readonly outbox: Pick<TicketOutbox, 'find'> },
  event: LexEvent,
): Promise<Ticket | undefined> => (await entryOf(deps, event))?.ticket;
