import { createHash } from 'node:crypto';
import { isEmailAddress } from '../email-address.ts';
import { redact } from '../redaction.ts';
import { routeTicket } from '../routing/route-ticket.ts';
import type { RoutingTable } from '../routing/routing-table.ts';
import { MAX_DESCRIPTION } from '../uploads/long-text.ts';
import { plainText, singleLine } from './plain-text.ts';
import type { Ticket, TicketRequest } from './ticket.ts';
import { ticketIdOf } from './ticket-id.ts';

const MAX_NAME_LENGTH = 100;
const MAX_CATEGORY_LENGTH = 60;
const MAX_SUMMARY_LENGTH = 150;

/**
 * Builds a ticket from a client's answers: made plain and redacted, then cut to length and routed.
 * Throws RangeError if the address is not an e-mail address.
 */
export function buildTicket(table: RoutingTable, request: TicketRequest, now: Date): Ticket {
  if (!isEmailAddress(request.email))
    throw new RangeError('The e-mail address of the ticket is not valid');
  const said = {
    category: singleLine(redact(request.category), MAX_CATEGORY_LENGTH),
    summary: singleLine(redact(request.summary), MAX_SUMMARY_LENGTH),
    description: plainText(redact(request.description), MAX_DESCRIPTION),
  };
  const route = routeTicket(table, said);
  return {
    version: 1,
    ticketId: ticketIdOf(request),
    recordedAt: now.toISOString(),
    requestor: { name: singleLine(redact(request.name), MAX_NAME_LENGTH), email: request.email },
    ...said,
    route: { ...route, urgency: request.urgency ?? route.urgency },
    conversation: `conversations/${sha256(request.sessionId)}/`,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
