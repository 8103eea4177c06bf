import type { Ticket } from '../../helpdesk/tickets/ticket.ts';
import type { LexEvent } from './lex-event.ts';
import type { LexResponse } from './lex-response.ts';
import { withAttribute } from './session-attribute.ts';

/** The session attribute with the ticket that this chat has sent last. */
const ATTRIBUTE = 'sentTicket';

/** What a chat remembers of a ticket that it has sent. */
export interface SentTicket {
  readonly ticketId: string;
  readonly name: string;
  readonly email: string;
  readonly category: string;
  readonly team: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
}

/** Returns the ticket that the chat has sent last. Undefined if there is none. */
export function sentTicket({ sessionState }: LexEvent): SentTicket | undefined {
  try {
    const value = JSON.parse(sessionState.sessionAttributes?.[ATTRIBUTE] ?? 'null') as unknown;
    return isSentTicket(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSentTicket(value: unknown): value is SentTicket {
  const { ticketId, name, email, category, team, recordedAt } = (value ??
    {}) as Partial<SentTicket>;
  return (
    [ticketId, name, email, category, team].every((one) => typeof one === 'string') &&
    !Number.isNaN(Date.parse(recordedAt ?? ''))
  );
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
  return withAttribute(event, response, ATTRIBUTE, JSON.stringify(kept));
}
