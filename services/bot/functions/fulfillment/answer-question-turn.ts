import type { AnswerReply } from '../../helpdesk/answers/answer.ts';
import { replyMessages } from '../../helpdesk/answers/replies/reply-messages.ts';
import { redact } from '../../helpdesk/redaction.ts';
import { withAnsweredQuestion, withoutAnsweredQuestion } from './answered-question.ts';
import { questionOf, withQuestion } from './asked-question.ts';
import type { LexEvent } from './lex-event.ts';
import { close, elicitIntent, type LexResponse } from './lex-response.ts';

export interface AnswerTurnDeps {
  /** Decides what is replied to a question. */
  readonly findAnswer: (question: string) => Promise<AnswerReply>;
}

/** Looks for an answer to what was said, and replies: if it can't answer, a ticket with the question is the next step. */
export async function answerQuestionTurn(
  { findAnswer }: AnswerTurnDeps,
  event: LexEvent,
): Promise<LexResponse> {
  const question = redact(event.inputTranscript);
  return replyTurn(event, question, await findAnswer(question));
}

/** What goes on about the question before, or takes it up again, is not one by itself. */
const GOES_ON = /^\W*(?:no|nope|not|sorry|i mean|i meant|that|it|what\?|oh|and|but|still|same)\b/iu;

function goneOn(event: LexEvent, question: string): string {
  const before = questionOf(event);
  return before !== undefined && GOES_ON.test(question)
    ? `${before.replace(/[.\s]+$/u, '')}. ${question}`
    : question;
}

/** Answers the question, offers sections to choose from, or says that it cannot. A ticket is the next step of both. */
export function replyTurn(event: LexEvent, question: string, reply: AnswerReply): LexResponse {
  const messages = replyMessages(reply);
  return reply.kind === 'answer' && !reply.rest
    ? withAnsweredQuestion(event, question, close(event.sessionState.intent, 'Fulfilled', messages))
    : withoutAnsweredQuestion(
        event,
        withQuestion(event, goneOn(event, question), elicitIntent(messages)),
      );
}
