import type { AnswerReply, Offer, Refusal } from '../../helpdesk/answers/answer.ts';
import { answerMessages } from '../../helpdesk/answers/replies/answer-messages.ts';
import { offerMessages } from '../../helpdesk/answers/replies/offer-messages.ts';
import {
  refusalCard,
  refusalText,
  restText,
} from '../../helpdesk/answers/replies/refusal-messages.ts';
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
import { OPEN_TICKET_WITH_QUESTION } from './ticket-buttons.ts';

/** The length limit of a Lex message, in characters. */
const MAX_MESSAGE = 1024;

export interface AnswerTurnDeps {
  /** Decides what is replied to a question. */
  readonly findAnswer: (question: string) => Promise<AnswerReply>;
}

/** Looks for an answer to what was said, and replies. */
export async function answerQuestionTurn(
  { findAnswer }: AnswerTurnDeps,
  event: LexEvent,
): Promise<LexResponse> {
  const question = redact(event.inputTranscript);
  return replyTurn(event, question, await findAnswer(question));
}

/** Answers the question, offers sections to choose from, or says that it cannot. A ticket is the next step of both. */
export function replyTurn(event: LexEvent, question: string, reply: AnswerReply): LexResponse {
  if (reply.kind === 'answer') {
    const messages = reply.answers.flatMap((answer) => answerMessages(answer));
    if (!reply.rest) return close(event.sessionState.intent, 'Fulfilled', messages);
    return withQuestion(event, question, elicitIntent([...messages, ...restMessages(reply.rest)]));
  }
  const messages = reply.kind === 'offer' ? offered(reply) : refused(reply);
  return withQuestion(event, question, elicitIntent(messages));
}

function offered(reply: Offer, before = ''): LexMessage[] {
  const { text, card, title, buttons } = offerMessages(reply);
  return [
    say(`${before}${text}`.slice(0, MAX_MESSAGE)),
    { contentType: 'CustomPayload', content: card },
    offer(title, [...buttons, OPEN_TICKET_WITH_QUESTION]),
  ];
}

/** Of two questions, what there is for the one without an answer. */
function restMessages(rest: Offer | Refusal): LexMessage[] {
  if (rest.kind === 'offer') return offered(rest, 'On your other question: ');
  return [say(restText(rest)), offer('Shall a person help you?', [OPEN_TICKET_WITH_QUESTION])];
}

function refused(reply: Refusal): LexMessage[] {
  return [
    say(refusalText(reply)),
    { contentType: 'CustomPayload', content: refusalCard(reply) },
    offer('Shall a person help you?', [OPEN_TICKET_WITH_QUESTION]),
  ];
}
