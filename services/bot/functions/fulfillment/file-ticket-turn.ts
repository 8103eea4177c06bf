import { isEmailAddress } from '../../helpdesk/email-address.ts';
import { type OpenTicketDeps, openTicket } from '../../helpdesk/tickets/open-ticket.ts';
import { askForWords } from './bare-answers.ts';
import { askForEmail } from './collect-ticket-turn.ts';
import type { LexEvent } from './lex-event.ts';
import { close, type LexMessage, type LexResponse, say } from './lex-response.ts';
import { ticketSlots } from './ticket-slots.ts';

/** Files the confirmed ticket and replies with its id. Idempotent: a repeated confirmation gets the same id. */
export async function fileTicketTurn(deps: OpenTicketDeps, event: LexEvent): Promise<LexResponse> {
  const { intent, originatingRequestId = '' } = event.sessionState;
  const answers = ticketSlots(intent.slots ?? {});
  if (!isEmailAddress(answers.email)) return askForEmail(event);
  const question = askForWords(event);
  if (question) return question;
  const { sessionId } = event;
  const request = { ...answers, sessionId, conversationId: originatingRequestId };
  const { ticketId, route } = await openTicket(deps, request);
  return close(intent, 'Fulfilled', [
    say(
      `Your ticket is ${ticketId}. It goes to the team "${route.team}", who will answer at ${answers.email}.`,
    ),
    ticketCard(ticketId, route.team),
  ]);
}

function ticketCard(ticketId: string, team: string): LexMessage {
  const card = { v: 1, kind: 'ticket', title: ticketId, quote: team, ticketId };
  return { contentType: 'CustomPayload', content: JSON.stringify(card) };
}
