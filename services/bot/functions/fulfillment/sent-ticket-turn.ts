import type { Button } from '../../helpdesk/conversations/chat-message.ts';
import { SEND_CODE } from '../../helpdesk/conversations/ticket-buttons.ts';
import { HOURS } from '../../helpdesk/hours/hours-file.ts';
import { staffHoursLine } from '../../helpdesk/hours/hours-wording.ts';
import { type Answers, type Form, openForm } from '../../helpdesk/intake/form.ts';
import { summaryOf } from '../../helpdesk/intake/read-opening.ts';
import { aboutSentTicket } from '../../helpdesk/intake/sent.ts';
import { statusText } from '../../helpdesk/proof/status-text.ts';
import { redact } from '../../helpdesk/redaction.ts';
import type { SentTicket } from '../../helpdesk/tickets/sent-ticket.ts';
import type { TicketEntry } from '../../helpdesk/tickets/ticket.ts';
import type { TrackedTicket } from '../../helpdesk/tickets/ticket-tracker.ts';
import { askTurn } from './intake-messages.ts';
import { proofPolicyOf } from './intake-rules.ts';
import type { IntakeDeps } from './intake-turn.ts';
import type { LexEvent } from './lex-event.ts';
import { elicitIntent, type LexResponse, offer, say } from './lex-response.ts';
import { entryOf } from './own-ticket.ts';
import { type ProofDeps, sendCode } from './proof-turn.ts';
import { sentTicket } from './sent-ticket.ts';

/**
 * Answers what is said about the ticket that this chat has sent: its state, taking it back, or something to add, which
 * becomes a ticket that names the first. Resolves with undefined if nothing was sent, or something else was said.
 */
export async function sentTicketTurn(
  deps: IntakeDeps & ProofDeps,
  event: LexEvent,
): Promise<LexResponse | undefined> {
  const sent = sentTicket(event);
  const about = sent && aboutSentTicket(event.inputTranscript);
  if (!sent || !about) return undefined;
  if (about.kind === 'add') return noteTurn(deps, event, sent, about.text);
  if (about.kind === 'code') return sendCode(deps, event, sent.email);
  if (about.kind === 'more') return moreTurn(deps, event, sent);
  return about.kind === 'cancel' ? cancelSentTurn(sent) : statusTurn(deps, event, sent);
}

function noteTurn(deps: IntakeDeps, event: LexEvent, sent: SentTicket, text: string): LexResponse {
  const { ticketId, name, email, category } = sent;
  const description = redact(text);
  const summary = summaryOf(`Note to ${ticketId}: ${description}`);
  const note = ownTicketNote(ticketId);
  return askTurn(deps, event, noteForm({ name, email, category, summary, description }), { note });
}

/** The first ticket has what was said before: a note is what is new. */
const noteForm = (answers: Answers): Form => ({ ...openForm(answers), withoutChat: true });

/** What was sent can't be changed; staff see both. */
const ownTicketNote = (ticketId: string): string =>
  `This becomes a ticket of its own, which names ${ticketId}: I can’t change one that is sent.`;

/** Something is to be added, and the client is asked what. */
function moreTurn(deps: IntakeDeps, event: LexEvent, sent: SentTicket): LexResponse {
  const { ticketId, name, email, category } = sent;
  const summary = `Note to ${ticketId}`;
  const note = ownTicketNote(ticketId);
  return askTurn(deps, event, noteForm({ name, email, category, summary }), { note });
}

const SOLVED: Button = { text: 'Add a note that it is solved', value: 'add that it is solved' };

/** It works again: the team does not know that yet. */
export function solvedTurn({ ticketId, team }: SentTicket): LexResponse {
  const text = `Good to hear. Your ticket ${ticketId} is still with the team “${team}”. I can add a note that it is solved.`;
  return elicitIntent([say(text), offer('Shall I?', [SOLVED])]);
}

function cancelSentTurn({ ticketId, team }: SentTicket): LexResponse {
  const text = `Your ticket ${ticketId} is already with the team “${team}”, so I can’t take it back. I can add a note, for example that it is solved.`;
  return elicitIntent([say(text), offer('Shall I?', [SOLVED])]);
}

/** What the team's tracker says of a ticket that has been mailed; undefined if it knows nothing, or does not answer. */
async function trackedTicket(
  { tracker, log }: IntakeDeps,
  { ticket: { ticketId }, mail }: TicketEntry,
): Promise<TrackedTicket | undefined> {
  if (!mail) return undefined;
  try {
    return await tracker?.track(ticketId);
  } catch (error) {
    log.warn(
      { ticketId, err: error },
      'the tracker was not read; the status is that of our record',
    );
    return undefined;
  }
}

/** The state is for those who have proven the address; the others learn whom to expect an answer from. */
async function statusTurn(
  deps: IntakeDeps & ProofDeps,
  event: LexEvent,
  { ticketId, team, email }: SentTicket,
): Promise<LexResponse> {
  const hours = deps.content.get(HOURS);
  const line = staffHoursLine(hours, deps.clock.now());
  const isProven = await deps.proofs.isProven(event.sessionId, email);
  const entry = isProven ? await entryOf(deps, event) : undefined;
  if (entry) {
    const tracked = await trackedTicket(deps, entry);
    return elicitIntent([say(`${statusText(entry, hours.timeZone, tracked)} ${line}`)]);
  }
  const text = `Your ticket ${ticketId} is with the team “${team}”, who will answer at ${email}. ${line}`;
  const asksNoCode = proofPolicyOf(deps.routing, ({ name }) => name === team) === 'never';
  const code = offer('Prove the address, and I can say more', [SEND_CODE]);
  return elicitIntent([say(text), ...(asksNoCode ? [] : [code])]);
}
