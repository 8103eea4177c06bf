import { SEND_CODE } from '../../helpdesk/conversations/ticket-buttons.ts';
import type { Category } from '../../helpdesk/intake/category.ts';
import { checkFields, checkText, courseField } from '../../helpdesk/intake/check-list.ts';
import type { Answers } from '../../helpdesk/intake/form.ts';
import type { AddressProofs } from '../../helpdesk/proof/address-proofs.ts';
import type { RoutingTable } from '../../helpdesk/routing/routing-table.ts';
import {
  type MailState,
  type OpenTicketDeps,
  openTicket,
} from '../../helpdesk/tickets/open-ticket.ts';
import type { Ticket } from '../../helpdesk/tickets/ticket.ts';
import type { TicketCaps } from '../../helpdesk/tickets/ticket-caps.ts';
import type { Upload } from '../../helpdesk/uploads/upload.ts';
import { asWritten } from '../../helpdesk/urgency/as-written.ts';
import { capMessage } from './cap-message.ts';
import { categoriesOf, proofPolicyOf } from './intake-rules.ts';
import type { LexEvent } from './lex-event.ts';
import { close, type LexMessage, type LexResponse, offer, say } from './lex-response.ts';
import { withSentTicket } from './sent-ticket.ts';
import { filesSentence } from './ticket-files.ts';
import { withForm, withPausedForm } from './ticket-form.ts';
import { ticketIntent } from './ticket-slots.ts';

export interface FileTicketDeps extends OpenTicketDeps {
  readonly caps: Pick<TicketCaps, 'admit'>;
  /** The bot's own address. */
  readonly mailFrom: string;
  /** Called with each ticket that is recorded. */
  readonly onTicket?: (ticket: Ticket) => void;
  readonly proofs: Pick<AddressProofs, 'isProven'>;
}

/** All that goes with a ticket. */
export interface WholeTicket {
  readonly answers: Answers;
  readonly uploads: readonly Upload[];
  readonly withoutChat: boolean;
}

/** What is said of the mail. The outbox function drops no ticket. */
const MAIL_STATES: Readonly<Record<MailState, string>> = {
  sent: '',
  delayed:
    ' It is recorded; the mail to the team could not go out yet, and is tried again until it does.',
  unknown:
    ' It is recorded; whether the mail to the team went out is not certain yet, and I see to it that it does.',
};

/**
 * Files the ticket that the client has checked and replies with its id, or says that too many were filed. Idempotent: a
 * repeated confirmation gets the same id.
 */
export async function fileTicketTurn(
  deps: FileTicketDeps,
  event: LexEvent,
  { answers, uploads, withoutChat }: WholeTicket,
): Promise<LexResponse> {
  const { originatingRequestId = '' } = event.sessionState;
  const intent = ticketIntent(event);
  const { name = '', email = '', category = '', summary = '', description = '' } = answers;
  const said = { name, email, category, summary, description, urgency: answers.urgency, uploads };
  const { sessionId } = event;
  const isProven = await deps.proofs.isProven(sessionId, email);
  const request = {
    ...said,
    withoutChat,
    isProven,
    sessionId,
    conversationId: originatingRequestId,
  };
  const met = await deps.caps.admit(request);
  if (met) {
    deps.log.warn({ cap: met.cap.kind }, 'ticket refused: too many within an hour');
    const contact = deps.routing.defaultTeam.address;
    const text = capMessage(met, email, contact, deps.clock.now());
    return withPausedForm(event, close(intent, 'Failed', [say(text)]));
  }
  const { ticket, mail } = await openTicket(deps, request);
  deps.onTicket?.(ticket);
  const response = close(intent, 'Fulfilled', [
    say(
      `Your ticket is ${ticket.ticketId}. It goes to the team "${ticket.route.team}", who will answer at ${email}.${MAIL_STATES[mail]}${filesSentence(uploads, ticket)}`,
    ),
    ...urgencyLine(ticket),
    ticketCard(ticket),
    say(copyOf(ticket, categoriesOf(deps.routing))),
    ...(isProven || asksNoCode(deps.routing, ticket)
      ? []
      : [offer('Do you want a copy by e-mail?', [SEND_CODE])]),
  ]);
  return withSentTicket(event, withForm(event, response, undefined), ticket);
}

const asksNoCode = (routing: RoutingTable, { route }: Ticket): boolean =>
  proofPolicyOf(routing, ({ queue }) => queue === route.queue) === 'never';

/** Says that the team sees the ticket as urgent, and by which words. */
function urgencyLine({ route, summary, description }: Ticket): LexMessage[] {
  if (route.urgency === 'normal') return [];
  const quotes = asWritten(route.urgencyEvidence, `${summary}\n${description}`);
  const words = quotes.map((said) => `“${said}”`).join(' and ');
  const why = words === '' ? '' : `, because you wrote ${words}`;
  return [say(`It is marked as urgent${why}.`)];
}

/** What was sent, for the client to keep. */
function copyOf(
  { category, summary, description, course, requestor, route }: Ticket,
  categories: readonly Category[],
): string {
  const answers = { name: requestor.name, email: requestor.email, category, summary, description };
  const fields = [
    ...checkFields({ answers }, route.urgency === 'high', categories),
    ...courseField(course),
  ];
  return checkText('This was sent:', fields, '');
}

function ticketCard({ ticketId, route }: Ticket): LexMessage {
  const card = { v: 1, kind: 'ticket', title: ticketId, quote: route.team, ticketId };
  return { contentType: 'CustomPayload', content: JSON.stringify(card) };
}
