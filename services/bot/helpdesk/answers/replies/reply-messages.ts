import type { Button } from '../../conversations/chat-message.ts';
import { OPEN_TICKET, OPEN_TICKET_WITH_QUESTION } from '../../conversations/ticket-buttons.ts';
import type { AnswerReply } from '../answer.ts';
import { type AnswerMessage, answerMessages } from './answer-messages.ts';
import { offerMessages } from './offer-messages.ts';
import { refusalCard, refusalText } from './refusal-messages.ts';

/** A message of a reply, as Lex hands it to a client. */
export type ReplyMessage =
  | AnswerMessage
  | {
      readonly contentType: 'ImageResponseCard';
      readonly imageResponseCard: { readonly title: string; readonly buttons: readonly Button[] };
    };

const STILL_STUCK = 'If that does not help, a person can.';

/** Words a reply to a question. Unless it answers, a ticket with the question is the last button. */
export function replyMessages(reply: AnswerReply): readonly ReplyMessage[] {
  if (reply.kind === 'answer') return reply.answers.flatMap((answer) => answerMessages(answer));
  if (reply.kind === 'refusal')
    return [
      { contentType: 'PlainText', content: refusalText(reply) },
      { contentType: 'CustomPayload', content: refusalCard(reply) },
      buttons('Shall a person help you?', [OPEN_TICKET_WITH_QUESTION]),
    ];
  const { text, card, title, buttons: sections } = offerMessages(reply);
  return [
    { contentType: 'PlainText', content: text },
    { contentType: 'CustomPayload', content: card },
    buttons(title, [...sections, OPEN_TICKET_WITH_QUESTION]),
  ];
}

/** Words a reply to a problem, whose next button is the ticket. Undefined if no page knows it: then the ticket begins. */
export function problemMessages(reply: AnswerReply): readonly ReplyMessage[] | undefined {
  if (reply.kind === 'refusal') return undefined;
  const messages = replyMessages(reply);
  return reply.kind === 'offer' ? messages : [...messages, buttons(STILL_STUCK, [OPEN_TICKET])];
}

function buttons(title: string, of: readonly Button[]): ReplyMessage {
  return { contentType: 'ImageResponseCard', imageResponseCard: { title, buttons: of } };
}
