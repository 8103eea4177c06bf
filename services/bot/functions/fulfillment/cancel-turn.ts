import { isCancellation } from '../../helpdesk/intake/cancellation.ts';
import { type AnswerTurnDeps, answerQuestionTurn } from './answer-question-turn.ts';
import type { LexEvent } from './lex-event.ts';
import { close, delegate, elicitIntent, type LexResponse, say } from './lex-response.ts';
import { savedForm, withForm } from './ticket-form.ts';

/**
 * Cancels the ticket that was being written; the bot definition says so. When there is none, nothing is cancelled, and what
 * only sounds like it ("I want to quit my course") is a question.
 */
export async function cancelTurn(deps: AnswerTurnDeps, event: LexEvent): Promise<LexResponse> {
  const { intent } = event.sessionState;
  if (!isCancellation(event.inputTranscript)) return answerQuestionTurn(deps, event);
  if (savedForm(event)) {
    const isDialog = event.invocationSource === 'DialogCodeHook';
    const response = isDialog ? delegate(intent, intent.slots ?? {}) : close(intent, 'Fulfilled');
    return withForm(event, response, undefined);
  }
  return elicitIntent([
    say('All right. You have no ticket open here, so nothing was sent. What else can I help with?'),
  ]);
}
