import type { AnswerReply, Offer, Refusal } from '../../helpdesk/answers/answer.ts';
import { answerMessages } from '../../helpdesk/answers/replies/answer-messages.ts';
import { offerMessages } from '../../helpdesk/answers/replies/offer-messages.ts';
import { refusalCard, refusalText } from '../../helpdesk/answers/replies/refusal-messages.ts';
import { redact } from '../../helpdesk/redaction.ts';
import { withQuestion } from './asked-question.ts';
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
  /** Decides what is replied to a question. */
  readonly findAnswer: (question: string) => Promise<AnswerReply>;
}

/** The ticket begins with the question as its summary. */
const OPEN_TICKET = { text: 'Open a ticket with this question', value: 'open a ticket' };

/** Answers the question, offers sections to choose from, or says that it cannot. A ticket is the next step of both. */
export async function answerQuestionTurn(
  { findAnswer }: AnswerTurnDeps,
  event: LexEvent,
): Promise<LexResponse> {
  const question = redact(event.inputTranscript);
  const reply = await findAnswer(question);
  if (reply.kind === 'answer') {
    const messages = reply.answers.flatMap((answer) => answerMessages(answer));
    return close(event.sessionState.intent, 'Fulfilled', messages);
  }
  const messages = reply.kind === 'offer' ? offered(reply) : refused(reply);
  return withQuestion(event, question, elicitIntent(messages));
}

function offered(reply: Offer): LexMessage[] {
  const { text, card, title, buttons } = offerMessages(reply);
  return [
    say(text),
    { contentType: 'CustomPayload', content: card },
    offer(title, [...buttons, OPEN_TICKET]),
  ];
}

function refused(reply: Refusal): LexMessage[] {
  return [
    say(refusalText(reply)),
    { contentType: 'CustomPayload', content: refusalCard(reply) },
    offer('Shall a person help you?', [OPEN_TICKET]),
  ];
}
