import { isEmailAddress } from '../../helpdesk/email-address.ts';
import { type OpenTicketDeps, openTicket } from '../../helpdesk/tickets/open-ticket.ts';
import type { Ticket } from '../../helpdesk/tickets/ticket.ts';
import type { TicketCaps } from '../../helpdesk/tickets/ticket-caps.ts';
import { askForWords } from './bare-answers.ts';
import { capMessage } from './cap-message.ts';
import { askForEmail } from './collect-ticket-turn.ts';
import type { LexEvent } from './lex-event.ts';
import { close, type LexMessage, type LexResponse, say } from './lex-response.ts';
import { ticketSlots } from './ticket-slots.ts';

export interface FileTicketDeps extends OpenTicketDeps {
  readonly caps: Pick<TicketCaps, 'admit'>;
  /** Called with each ticket that is recorded. */
  readonly onTicket?: (ticket: Ticket) => void;
}

/** The outbox function drops no ticket. */
const MAIL_DELAYED =
  ' It is recorded; the mail to the team could not go out yet, and is tried again until it does.';

/**
 * Files the confirmed ticket and replies with its id, or says that too many were filed. Idempotent: a repeated
 * confirmation gets the same id.
 */
export async function fileTicketTurn(deps: FileTicketDeps, event: LexEvent): Promise<LexResponse> {
  const { intent, originatingRequestId = '' } = event.sessionState;
  const answers = ticketSlots(intent.slots ?? {});
  if (!isEmailAddress(answers.email)) return askForEmail(event);
  const question = askForWords(event);
  if (question) return question;
  const { sessionId } = event;
  const request = { ...answers, sessionId, conversationId: originatingRequestId };
  const met = await deps.caps.admit(request);
  if (met) {
    deps.log.warn({ cap: met.cap.kind }, 'ticket refused: too many within an hour');
    const contact = deps.routing.defaultTeam.address;
    return close(intent, 'Failed', [
      say(capMessage(met, answers.email, contact, deps.clock.now())),
    ]);
  }
  const { ticket, isMailDelayed } = await openTicket(deps, request);
  deps.onTicket?.(ticket);
  const { ticketId, route } = ticket;
  return close(intent, 'Fulfilled', [
    say(
      `Your ticket is ${ticketId}. It goes to the team "${route.team}", who will answer at ${answers.email}.${isMailDelayed ? MAIL_DELAYED : ''}`,
    ),
    ticketCard(ticketId, route.team),
  ]);
}

function ticketCard(ticketId: string, team: string): LexMessage {
  const card = { v: 1, kind: 'ticket', title: ticketId, quote: team, ticketId };
  return { contentType: 'CustomPayload', content: JSON.stringify(card) };
}
