import { HOURS } from '../../helpdesk/content-files.ts';
import { staffHoursLine } from '../../helpdesk/hours/hours-wording.ts';
import { openForm } from '../../helpdesk/intake/form.ts';
import { summaryOf } from '../../helpdesk/intake/read-opening.ts';
import { aboutSentTicket } from '../../helpdesk/intake/sent.ts';
import { redact } from '../../helpdesk/redaction.ts';
import { askTurn } from './intake-messages.ts';
import type { IntakeDeps } from './intake-turn.ts';
import type { LexEvent } from './lex-event.ts';
import { elicitIntent, type LexResponse, offer, say } from './lex-response.ts';
import { sentTicket } from './sent-ticket.ts';

/**
 * Answers what is said about the ticket that this chat has sent: its state, taking it back, or something to add, which
 * becomes a ticket that names the first. Returns undefined if nothing was sent, or something else was said.
 */
export function sentTicketTurn(deps: IntakeDeps, event: LexEvent): LexResponse | undefined {
  const sent = sentTicket(event);
  const about = sent && aboutSentTicket(event.inputTranscript);
  if (!sent || !about) return undefined;
  const { ticketId, team, name, email, category } = sent;
  if (about.kind === 'add') {
    const description = redact(about.text);
    const summary = summaryOf(`Note to ${ticketId}: ${description}`);
    return askTurn(deps, event, openForm({ name, email, category, summary, description }));
  }
  const line = staffHoursLine(deps.content.get(HOURS), deps.clock.now());
  const text =
    about.kind === 'cancel'
      ? `Your ticket ${ticketId} is already with the team “${team}”, so I can’t take it back. I can add a note, for example that it is solved.`
      : `Your ticket ${ticketId} is with the team “${team}”, who will answer at ${email}. I can’t see how far they are. ${line}`;
  const note = about.kind === 'cancel' ? 'add that it is solved' : 'add a note';
  return elicitIntent([
    say(text),
    ...(about.kind === 'cancel'
      ? [offer('Shall I?', [{ text: 'Add a note that it is solved', value: note }])]
      : []),
  ]);
}
