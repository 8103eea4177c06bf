import { answerMessages } from '../../helpdesk/answers/replies/answer-messages.ts';
import { REPORT_PROBLEM } from '../../helpdesk/conversations/ticket-buttons.ts';
import type { AnswerTurnDeps } from './answer-question-turn.ts';
import type { LexEvent } from './lex-event.ts';
import { close, type LexResponse, offer, say } from './lex-response.ts';

/**
 * What is searched for, whatever service was named: "is Zoom down" is answered by the page that says where outages are
 * shown, not by a page on Zoom.
 */
const STATUS_QUESTION = 'Where is the status page?';

/** Says that the bot does not watch services, where their status is shown if a page says so, and offers a ticket. */
export async function serviceStatusTurn(
  { findAnswer }: AnswerTurnDeps,
  event: LexEvent,
): Promise<LexResponse> {
  const reply = await findAnswer(STATUS_QUESTION);
  const shown = reply.kind === 'answer' ? reply.answers.slice(0, 1).flatMap(answerMessages) : [];
  const words = shown.length
    ? "I can't see by myself whether a service is down, but I know where it is shown."
    : "I can't see whether a service is down. If something fails for you, a person can look into it.";
  return close(event.sessionState.intent, 'Fulfilled', [
    say(words),
    ...shown,
    offer('Does something fail for you?', [REPORT_PROBLEM]),
  ]);
}
