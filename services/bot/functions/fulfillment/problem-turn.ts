import { redact } from '../../helpdesk/redaction.ts';
import { type AnswerTurnDeps, replyTurn } from './answer-question-turn.ts';
import { withQuestion } from './asked-question.ts';
import type { LexEvent } from './lex-event.ts';
import { elicitIntent, type LexResponse, offer } from './lex-response.ts';
import { OPEN_TICKET } from './ticket-buttons.ts';
import { savedForm } from './ticket-form.ts';
import { wishesTicket } from './ticket-wish.ts';

const STILL_STUCK = 'If that does not help, a person can.';

/**
 * Answers a problem that would open a ticket, if a page knows what to do; the ticket is the next button, and begins with what
 * was said. Resolves with undefined if a ticket was asked for in so many words, one is going on, or no page answers.
 */
export async function problemTurn(
  deps: AnswerTurnDeps,
  event: LexEvent,
): Promise<LexResponse | undefined> {
  if (savedForm(event) || wishesTicket(event.inputTranscript)) return undefined;
  const question = redact(event.inputTranscript);
  const reply = await deps.findAnswer(question);
  if (reply.kind === 'refusal') return undefined;
  const response = replyTurn(event, question, reply);
  if (reply.kind === 'offer' || reply.rest) return response;
  const { messages = [] } = response;
  return withQuestion(
    event,
    question,
    elicitIntent([...messages, offer(STILL_STUCK, [OPEN_TICKET])]),
  );
}
