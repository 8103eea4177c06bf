import { conversationPrefix } from '../conversations/conversation-key.ts';
import type { TurnRecord } from '../conversations/turn-record.ts';
import { isEmailAddress } from '../email-address.ts';
import { redact } from '../redaction.ts';
import { routeTicket } from '../routing/route-ticket.ts';
import type { RoutingMoment } from '../routing/routing-input.ts';
import type { RoutingTable } from '../routing/routing-table.ts';
import { MAX_DESCRIPTION } from '../uploads/long-text.ts';
import { courseIn } from './course-in.ts';
import { plainText, singleLine } from './plain-text.ts';
import type { Ticket, TicketRequest } from './ticket.ts';
import { ticketIdOf } from './ticket-id.ts';
import { transcriptOf } from './transcript.ts';
import { triedReplies } from './tried-replies.ts';

const MAX_NAME_LENGTH = 100;
const MAX_CATEGORY_LENGTH = 60;
const MAX_SUMMARY_LENGTH = 150;

/**
 * Builds a ticket from a client's answers: made plain and redacted, then cut to length and routed. `before` is the
 * conversation so far.
 * Throws RangeError if the address is not an e-mail address.
 */
export function buildTicket(
  table: RoutingTable,
  request: TicketRequest,
  moment: RoutingMoment,
  before: readonly TurnRecord[] = [],
): Ticket {
  if (!isEmailAddress(request.email))
    throw new RangeError('The e-mail address of the ticket is not valid');
  const said = {
    category: singleLine(redact(request.category), MAX_CATEGORY_LENGTH),
    summary: singleLine(redact(request.summary), MAX_SUMMARY_LENGTH),
    description: plainText(redact(request.description), MAX_DESCRIPTION),
  };
  const route = routeTicket(table, { ...said, email: request.email }, moment);
  const course = courseIn(`${said.summary}\n${said.description}`);
  return {
    version: 1,
    ticketId: ticketIdOf(request),
    recordedAt: moment.now.toISOString(),
    requestor: {
      name: singleLine(redact(request.name), MAX_NAME_LENGTH),
      email: request.email,
      ...(request.isProven && { isProven: true }),
    },
    ...said,
    ...(course !== undefined && { course }),
    route: { ...route, urgency: request.urgency ?? route.urgency },
    conversation: conversationPrefix(request.sessionId),
    ...withConversation(before),
  };
}

function withConversation(before: readonly TurnRecord[]): Pick<Ticket, 'transcript' | 'tried'> {
  const transcript = transcriptOf(before);
  const tried = triedReplies(before);
  return {
    ...(transcript.length > 0 && { transcript }),
    ...(tried.length > 0 && { tried }),
  };
}
