import type { AnswerReply } from '../../../bot/helpdesk/answers/answer.ts';
import { answerMessages } from '../../../bot/helpdesk/answers/replies/answer-messages.ts';
import { offerMessages } from '../../../bot/helpdesk/answers/replies/offer-messages.ts';
import { refusalText } from '../../../bot/helpdesk/answers/replies/refusal-messages.ts';

/** A reply as a client reads it that shows no cards. */
export interface ReplyTexts {
  readonly kind: AnswerReply['kind'];
  /** One for each answer. */
  readonly texts: readonly string[];
  /** The sections below an answer. */
  readonly also: readonly string[];
  /** The texts of the buttons for sections. */
  readonly buttons: readonly string[];
}

/** Words a reply as the bot does. */
export function replyTexts(reply: AnswerReply): ReplyTexts {
  const { kind } = reply;
  if (kind === 'refusal') return { kind, texts: [refusalText(reply)], also: [], buttons: [] };
  if (kind === 'offer') {
    const { text, buttons } = offerMessages(reply);
    return { kind, texts: [text], also: [], buttons: buttons.map((button) => button.text) };
  }
  const { answers } = reply;
  return {
    kind,
    texts: answers.map((answer) => answerMessages(answer)[0].content),
    also: answers.flatMap(({ also }) => also.map(({ title }) => title)),
    buttons: [],
  };
}
