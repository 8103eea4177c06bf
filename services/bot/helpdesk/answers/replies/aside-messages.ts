import type { AnswerReply, Offer, Refusal } from '../answer.ts';
import { answerMessages } from './answer-messages.ts';
import { offerMessages } from './offer-messages.ts';
import { refusalAside, refusalCard, restText } from './refusal-messages.ts';
import { buttons, MAX_MESSAGE, OTHER_QUESTION, type ReplyMessage } from './reply-messages.ts';

/** Text and buttons: sections without buttons cannot be chosen. */
const LEAST_OF_OFFER = 2;

/**
 * Words a reply to a question that comes in between, in at most `room` messages, without a way to a ticket: one is being written.
 * Sections are offered with their buttons, or not at all.
 */
export function asideMessages(reply: AnswerReply, room: number): readonly ReplyMessage[] {
  if (reply.kind === 'offer') return offered(reply, room);
  if (reply.kind === 'refusal') return refused(reply).slice(0, room);
  const answers = reply.answers.flatMap((answer) => answerMessages(answer)).slice(0, room);
  return reply.rest ? [...answers, ...rest(reply.rest, room - answers.length)] : answers;
}

function offered(offer: Offer, room: number, before = ''): ReplyMessage[] {
  if (room < LEAST_OF_OFFER) return [];
  const { text, card, title, buttons: sections } = offerMessages(offer);
  return [
    { contentType: 'PlainText', content: `${before}${text}`.slice(0, MAX_MESSAGE) },
    ...(room > LEAST_OF_OFFER ? [{ contentType: 'CustomPayload', content: card } as const] : []),
    buttons(title, sections),
  ];
}

const refused = (refusal: Refusal): ReplyMessage[] => [
  { contentType: 'PlainText', content: refusalAside(refusal) },
  { contentType: 'CustomPayload', content: refusalCard(refusal) },
];

/** Of two questions, what there is for the one without an answer. */
function rest(of: Offer | Refusal, room: number): ReplyMessage[] {
  if (of.kind === 'offer') return offered(of, room, OTHER_QUESTION);
  return room > 0 ? [{ contentType: 'PlainText', content: restText(of) }] : [];
}
