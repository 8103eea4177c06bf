import { type AnswerTurnDeps, answerQuestionTurn } from './answer-question-turn.ts';
import { isCancellation } from './cancellation.ts';
import type { LexEvent } from './lex-event.ts';
import { close, delegate, elicitIntent, type LexResponse, say } from './lex-response.ts';
import { isTicketUnderWay } from './ticket-draft.ts';

/**
 * Cancels the ticket that was being written; the bot definition says so. When there is none, nothing is cancelled, and what
 * only sounds like it ("I want to quit my course") is a question.
 */
export async function cancelTurn(deps: AnswerTurnDeps, event: LexEvent): Promise<LexResponse> {
  const { intent } = event.sessionState;
  if (!isCancellation(event.inputTranscript)) return answerQuestionTurn(deps, event);
  if (isTicketUnderWay(event)) {
    const isDialog = event.invocationSource === 'DialogCodeHook';
    return isDialog ? delegate(intent, intent.slots ?? {}) : close(intent, 'Fulfilled');
  }
  return elicitIntent([
    say('All right. You have no ticket open here, so nothing was sent. What else can I help with?'),
  ]);
}
