import { createHash } from 'node:crypto';
import { isEmailAddress } from '../email-address.ts';
import { redact } from '../redaction.ts';
import { routeTicket } from '../routing/route-ticket.ts';
import type { RoutingTable } from '../routing/routing-table.ts';
import { plainText, singleLine } from './plain-text.ts';
import type { Ticket, TicketRequest } from './ticket.ts';
import { ticketIdOf } from './ticket-id.ts';

const LONGEST_NAME = 100;
const LONGEST_CATEGORY = 60;
const LONGEST_SUMMARY = 150;
const LONGEST_DESCRIPTION = 10_000;

/**
 * Turns what a client told into a ticket: redacted first, then tidied and routed.
 * Throws RangeError where the address is no e-mail address.
 */
export function buildTicket(table: RoutingTable, request: TicketRequest, now: Date): Ticket {
  if (!isEmailAddress(request.email)) throw new RangeError('The address of a ticket is not valid');
  const said = {
    category: singleLine(request.category, LONGEST_CATEGORY),
    summary: singleLine(redact(request.summary), LONGEST_SUMMARY),
    description: plainText(redact(request.description), LONGEST_DESCRIPTION),
  };
  return {
    version: 1,
    ticketId: ticketIdOf(request),
    recordedAt: now.toISOString(),
    requestor: { name: singleLine(redact(request.name), LONGEST_NAME), email: request.email },
    ...said,
    route: routeTicket(table, said),
    conversation: `conversations/${sha256(request.sessionId)}/`,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
