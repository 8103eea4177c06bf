import type { Button } from '../../conversations/chat-message.ts';
import { OPEN_TICKET, OPEN_TICKET_WITH_QUESTION } from '../../conversations/ticket-buttons.ts';
import type { AnswerReply, Offer, Refusal } from '../answer.ts';
import { type AnswerMessage, answerMessages } from './answer-messages.ts';
import { offerMessages } from './offer-messages.ts';
import { refusalCard, refusalText, restText } from './refusal-messages.ts';

/** A message of a reply, as Lex hands it to a client. */
export type ReplyMessage =
  | AnswerMessage
  | {
      readonly contentType: 'ImageResponseCard';
      readonly imageResponseCard: { readonly title: string; readonly buttons: readonly Button[] };
    };

/** The length limit of a Lex message, in characters. */
export const MAX_MESSAGE = 1024;
/** Said before what there is for the second of two questions. */
export const OTHER_QUESTION = 'On your other question: ';
const STILL_STUCK = 'If that does not help, a person can.';

/** Words a reply to a question. Unless it answers all of it, a ticket with the question is the last button. */
export function replyMessages(reply: AnswerReply): readonly ReplyMessage[] {
  if (reply.kind === 'answer') {
    const answers = reply.answers.flatMap((answer) => answerMessages(answer));
    return reply.rest ? [...answers, ...restMessages(reply.rest)] : answers;
  }
  return reply.kind === 'offer' ? offered(reply) : refused(reply);
}

function offered(reply: Offer, before = ''): ReplyMessage[] {
  const { text, card, title, buttons: sections } = offerMessages(reply);
  return [
    { contentType: 'PlainText', content: `${before}${text}`.slice(0, MAX_MESSAGE) },
    { contentType: 'CustomPayload', content: card },
    buttons(title, [...sections, OPEN_TICKET_WITH_QUESTION]),
  ];
}

/** Of two questions, what there is for the one without an answer. */
function restMessages(rest: Offer | Refusal): ReplyMessage[] {
  if (rest.kind === 'offer') return offered(rest, OTHER_QUESTION);
  return [
    { contentType: 'PlainText', content: restText(rest) },
    buttons('Shall a person help you?', [OPEN_TICKET_WITH_QUESTION]),
  ];
}

function refused(reply: Refusal): ReplyMessage[] {
  return [
    { contentType: 'PlainText', content: refusalText(reply) },
    { contentType: 'CustomPayload', content: refusalCard(reply) },
    buttons('Shall a person help you?', [OPEN_TICKET_WITH_QUESTION]),
  ];
}

/** Words a reply to a problem, whose next button is the ticket. Undefined if no page knows it: then the ticket begins. */
export function problemMessages(reply: AnswerReply): readonly ReplyMessage[] | undefined {
  if (reply.kind === 'refusal') return undefined;
  const messages = replyMessages(reply);
  const hasTicket = reply.kind === 'offer' || reply.rest !== undefined;
  return hasTicket ? messages : [...messages, buttons(STILL_STUCK, [OPEN_TICKET])];
}

/** A card of buttons with a title. */
export function buttons(title: string, of: readonly Button[]): ReplyMessage {
  return { contentType: 'ImageResponseCard', imageResponseCard: { title, buttons: of } };
}
