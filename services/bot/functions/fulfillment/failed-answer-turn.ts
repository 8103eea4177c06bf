import { OPEN_TICKET_WITH_QUESTION } from '../../helpdesk/conversations/ticket-buttons.ts';
import { redact } from '../../helpdesk/redaction.ts';
import { answeredQuestion } from './answered-question.ts';
import { withQuestion } from './asked-question.ts';
import { isComplaint } from './complaint.ts';
import { type IntakeDeps, openTicketTurn } from './intake-turn.ts';
import type { LexEvent } from './lex-event.ts';
import { elicitIntent, type LexResponse, offer, say } from './lex-response.ts';
import { type PersonDeps, withPerson } from './person-turn.ts';
import { savedForm } from './ticket-form.ts';
import { asksForTicket, asksForTicketNow } from './ticket-wish.ts';

const SHOWN = 120;
/** Of fewer words, nothing is said but that it was no help. */
const SAYS_MORE = 6;

/**
 * Meets somebody whom the last answer did not help with a ticket on that question, and not with a page on the words of the
 * complaint. Resolves with undefined if nothing was answered, or another question is asked.
 */
export async function failedAnswerTurn(
  deps: IntakeDeps & PersonDeps,
  event: LexEvent,
): Promise<LexResponse | undefined> {
  const { inputTranscript: text, sessionState } = event;
  const answered = answeredQuestion(event);
  if (!answered || savedForm(event) || text.includes('?')) return undefined;
  if (!isComplaint(text, answered) && !asksForTicketNow(text)) return undefined;
  const wishesTicket = asksForTicket(text);
  const said = redact(text);
  const hasMore = said.split(/\s+/u).length >= SAYS_MORE;
  const question = hasMore ? `${answered.replace(/[.\s]+$/u, '')}. ${said}` : answered;
  if (wishesTicket) {
    const asking = withQuestion(event, question, elicitIntent([]));
    const { sessionAttributes = {} } = asking.sessionState;
    const opening = { ...event, sessionState: { ...sessionState, sessionAttributes } };
    return openTicketTurn(deps, opening);
  }
  const short = answered.length > SHOWN ? `${answered.slice(0, SHOWN)}…` : answered;
  const more = hasMore ? ' and what you just wrote' : '';
  const response = withQuestion(
    event,
    question,
    elicitIntent([
      say(
        `I’m sorry that it did not help. I can open a ticket with your question, “${short}”${more}: a person answers it by e-mail. Or ask me in other words.`,
      ),
      offer('Shall I?', [OPEN_TICKET_WITH_QUESTION]),
    ]),
  );
  return withPerson(deps, response, deps.clock.now());
}
