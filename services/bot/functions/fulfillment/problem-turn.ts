import { problemMessages } from '../../helpdesk/answers/replies/reply-messages.ts';
import { redact } from '../../helpdesk/redaction.ts';
import type { AnswerTurnDeps } from './answer-question-turn.ts';
import { withAnsweredQuestion } from './answered-question.ts';
import { withQuestion } from './asked-question.ts';
import type { LexEvent } from './lex-event.ts';
import { elicitIntent, type LexResponse } from './lex-response.ts';
import { savedForm } from './ticket-form.ts';
import { wishesTicket } from './ticket-wish.ts';

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
  const messages = problemMessages(await deps.findAnswer(question));
  if (!messages) return undefined;
  const answered = withQuestion(event, question, elicitIntent(messages));
  return withAnsweredQuestion(event, question, answered);
}
