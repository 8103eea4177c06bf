import {
  SENT_TICKET_ATTRIBUTE,
  type SentTicket,
  sentTicketIn,
} from '../../helpdesk/tickets/sent-ticket.ts';
import type { Ticket } from '../../helpdesk/tickets/ticket.ts';
import type { LexEvent } from './lex-event.ts';
import type { LexResponse } from './lex-response.ts';
import { withAttribute } from './session-attribute.ts';

/** Returns the ticket that the chat has sent last. Undefined if there is none. */
export function sentTicket({ sessionState }: LexEvent): SentTicket | undefined {
  return sentTicketIn(sessionState.sessionAttributes);
}

/** Adds the ticket to what the session keeps. */
export function withSentTicket(
  event: LexEvent,
  response: LexResponse,
  { ticketId, requestor, category, route, recordedAt }: Ticket,
): LexResponse {
  const kept: SentTicket = {
    ticketId,
    name: requestor.name,
    email: requestor.email,
    category,
    team: route.team,
    recordedAt,
  };
  return withAttribute(event, response, SENT_TICKET_ATTRIBUTE, JSON.stringify(kept));
}
