import { redact } from '../../helpdesk/redaction.ts';
import type { LexEvent } from './lex-event.ts';
import {
  close,
  elicitIntent,
  type LexMessage,
  type LexResponse,
  offer,
  say,
} from './lex-response.ts';

export interface AnswerTurnDeps {
  /** Finds the messages that answer a question. Resolves with undefined if no saved page or video does. */
  readonly findAnswer: (question: string) => Promise<readonly LexMessage[] | undefined>;
}

const OPEN_TICKET = { text: 'Open a ticket', value: 'open a ticket' };

/** Answers the question, or says that it cannot and offers to open a ticket. */
export async function answerQuestionTurn(
  { findAnswer }: AnswerTurnDeps,
  event: LexEvent,
): Promise<LexResponse> {
  const answer = await findAnswer(redact(event.inputTranscript));
  if (answer) return close(event.sessionState.intent, 'Fulfilled', answer);
  const isQuestion = event.sessionState.intent.name === 'AskHelp';
  return elicitIntent([
    say(
      isQuestion
        ? 'I found nothing about that in the help pages. You can ask in other words, or I can open a ticket, so that a person helps you.'
        : "I'm not sure I understood. You can ask in other words, or I can open a ticket, so that a person helps you.",
    ),
    offer('Shall a person help you?', [OPEN_TICKET]),
  ]);
}
