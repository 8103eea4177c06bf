import type { Button } from '../../helpdesk/conversations/chat-message.ts';
import { HOURS } from '../../helpdesk/hours/hours-file.ts';
import { answerDelayLine, staffHoursLine } from '../../helpdesk/hours/hours-wording.ts';
import type { AddressProofs } from '../../helpdesk/proof/address-proofs.ts';
import { type CodeVerdict, codeIn } from '../../helpdesk/proof/proof-record.ts';
import { receiptMail } from '../../helpdesk/proof/receipt-mail.ts';
import { wantsCode } from '../../helpdesk/proof/wants-code.ts';
import type { Met } from '../../helpdesk/tickets/hourly-places.ts';
import type { TicketTracker } from '../../helpdesk/tickets/ticket-tracker.ts';
import { waitUntil } from './cap-message.ts';
import type { FileTicketDeps } from './file-ticket-turn.ts';
import { proofPolicyOf } from './intake-rules.ts';
import type { LexEvent } from './lex-event.ts';
import { elicitIntent, type LexMessage, type LexResponse, offer, say } from './lex-response.ts';
import { ticketOf } from './own-ticket.ts';
import { sentTicket } from './sent-ticket.ts';
import { withAttribute } from './session-attribute.ts';
import type { Content } from './urgent-turn.ts';

export type ProofDeps = FileTicketDeps & {
  /** Says how far tickets are, if that can be asked. */
  readonly tracker?: TicketTracker;
  readonly content: Content;
  readonly proofs: Pick<AddressProofs, 'begin' | 'check' | 'isProven'>;
};

/** The session attribute that says that a code was sent: six digits are one. */
const ATTRIBUTE = 'codeSent';

export const ANOTHER_CODE: Button = { text: 'Send another code', value: 'send me another code' };

/**
 * Proves that the client reads the mail of the address on the ticket that this chat has sent: sends a code, and checks the
 * one that is typed. Then the client gets a copy of the ticket. Resolves with undefined if something else was said.
 */
export async function proofTurn(
  deps: ProofDeps,
  event: LexEvent,
): Promise<LexResponse | undefined> {
  const sent = sentTicket(event);
  if (!sent) return undefined;
  if (wantsCode(event.inputTranscript)) return sendCode(deps, event, sent.email);
  const isAsked = event.sessionState.sessionAttributes?.[ATTRIBUTE] !== undefined;
  const code = isAsked ? codeIn(event.inputTranscript) : undefined;
  return code === undefined ? undefined : checkTurn(deps, event, code);
}

/** Sends a code to the address of a ticket, or says why not. */
export async function sendCode(
  deps: ProofDeps,
  event: LexEvent,
  email: string,
): Promise<LexResponse> {
  if (await deps.proofs.isProven(event.sessionId, email))
    return elicitIntent([say(`${email} is proven already.`)]);
  const team = sentTicket(event)?.team;
  if (proofPolicyOf(deps.routing, ({ name }) => name === team) === 'never')
    return elicitIntent([say(`The team “${team}” asks for no code. They answer at ${email}.`)]);
  const met = await deps.proofs.begin(event.sessionId, email);
  if (met)
    return elicitIntent([
      say(`${noMoreCodes(met, deps.clock.now())} Your ticket is with the team anyway.`),
    ]);
  const text = `I have sent six digits to ${email}. Please type them here within ten minutes. Look into the spam folder too.`;
  return withAttribute(event, elicitIntent([say(text), proofCard(email)]), ATTRIBUTE, '1');
}

export const noMoreCodes = ({ freeAt }: Met<unknown>, now: Date): string =>
  `I’m sorry, I may send no more codes for now. Please try again in ${waitUntil(freeAt, now)}.`;

async function checkTurn(deps: ProofDeps, event: LexEvent, code: string): Promise<LexResponse> {
  const verdict = await deps.proofs.check(event.sessionId, code);
  if (verdict !== 'proven')
    return elicitIntent([
      say(CODE_FAILURES[verdict]),
      ...(verdict === 'wrong' ? [] : [offer('Shall I?', [ANOTHER_CODE])]),
    ]);
  const ticket = await ticketOf(deps, event);
  const now = deps.clock.now();
  const hours = deps.content.get(HOURS);
  if (ticket)
    await deps.mailer.send(
      receiptMail(ticket, answerDelayLine(hours, now) ?? staffHoursLine(hours, now)),
    );
  const copy = ticket
    ? ` I have sent a copy of ${ticket.ticketId} to ${ticket.requestor.email}.`
    : '';
  const text = `Thank you, the address is proven.${copy} You can ask me for the status of your ticket.`;
  return withAttribute(event, elicitIntent([say(text)]), ATTRIBUTE, undefined);
}

/** What is wrong with a code that was typed. */
export const CODE_FAILURES: Readonly<Record<Exclude<CodeVerdict, 'proven'>, string>> = {
  wrong:
    'That is not the code that I sent. Please look at the newest mail, and type its six digits.',
  expired: 'That code is no longer good: one lasts ten minutes, and works once.',
  tooOften: 'That was wrong too often, so the code is no longer good.',
};

export const proofCard = (email: string): LexMessage => ({
  contentType: 'CustomPayload',
  content: JSON.stringify({ v: 1, kind: 'proof', title: email }),
});
