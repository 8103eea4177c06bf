import type { AnswerReply } from '../../../bot/helpdesk/answers/answer.ts';
import {
  problemMessages,
  type ReplyMessage,
  replyMessages,
} from '../../../bot/helpdesk/answers/replies/reply-messages.ts';

/** A reply as a client gets it. */
export interface ReplyTexts {
  readonly kind: AnswerReply['kind'];
  /** What a client reads that shows no cards; one for each answer. */
  readonly texts: readonly string[];
  /** The sections below an answer. */
  readonly also: readonly string[];
  /** The texts of the buttons: sections, and the ticket. */
  readonly buttons: readonly string[];
  /** The messages of Lex that say all this, as the function returns them. */
  readonly messages: readonly ReplyMessage[];
  /** Those for a text that would open a ticket. Null: no page knows it, and the ticket begins. */
  readonly ifProblem: readonly ReplyMessage[] | null;
}

/** Words a reply as the bot does. */
export function replyTexts(reply: AnswerReply): ReplyTexts {
  const messages = replyMessages(reply);
  const answers = reply.kind === 'answer' ? reply.answers : [];
  return {
    kind: reply.kind,
    texts: messages.flatMap((one) => (one.contentType === 'PlainText' ? [one.content] : [])),
    also: answers.flatMap(({ also }) => also.map(({ title }) => title)),
    buttons: buttonsOf(messages).map(({ text }) => text),
    messages,
    ifProblem: problemMessages(reply) ?? null,
  };
}

/** The buttons of messages, in their order. */
export const buttonsOf = (messages: readonly ReplyMessage[]) =>
  messages.flatMap((one) =>
    one.contentType === 'ImageResponseCard' ? one.imageResponseCard.buttons : [],
  );
