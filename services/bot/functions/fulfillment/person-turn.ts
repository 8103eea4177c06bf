import { contactLine } from '../../helpdesk/content/contacts.ts';
import { CONTACTS } from '../../helpdesk/content/contacts-file.ts';
import {
  OPEN_TICKET,
  OPEN_TICKET_WITH_QUESTION,
} from '../../helpdesk/conversations/ticket-buttons.ts';
import { HOURS } from '../../helpdesk/hours/hours-file.ts';
import { staffHoursLine } from '../../helpdesk/hours/hours-wording.ts';
import { openingAt } from '../../helpdesk/hours/opening.ts';
import { answeredQuestion } from './answered-question.ts';
import { questionOf, withQuestion } from './asked-question.ts';
import type { LexEvent } from './lex-event.ts';
import {
  close,
  elicitIntent,
  type LexMessage,
  type LexResponse,
  MAX_MESSAGES,
  offer,
  say,
} from './lex-response.ts';
import { wishesPerson } from './person-wish.ts';
import { savedForm } from './ticket-form.ts';
import type { Content } from './urgent-turn.ts';

export interface PersonDeps {
  readonly content: Content;
  /** Whether people chat with clients. */
  readonly handoff: boolean;
}

/** The web chat shows a button for it: only there a person can take over. */
const OFFER: LexMessage = {
  contentType: 'CustomPayload',
  content: JSON.stringify({ v: 1, kind: 'handoff', state: 'offered', also: [] }),
};
const inTheChat = (whom: string): string =>
  `In the web chat you can talk to ${whom} now: press “Chat with a person”, and they see what was said here.`;
/** The length limit of a Lex message, in characters. */
const MAX_MESSAGE = 1024;
/** Intents that Lex takes the wish for a person for. */
const INTENTS = ['ContactStaff', 'AskHelp', 'FallbackIntent', 'OpenTicket'];

/** Whether somebody can take over the chat at a moment. */
export const isPersonThere = ({ content, handoff }: PersonDeps, now: Date): boolean =>
  handoff && openingAt(content.get(HOURS), now).isOpen;

/**
 * Meets the wish to talk to a person: with one, if somebody is there, and a ticket as the other way; otherwise says why not.
 * Undefined for anything else, and while a ticket is written.
 */
export function personTurn(deps: PersonDeps, event: LexEvent, now: Date): LexResponse | undefined {
  const { intent } = event.sessionState;
  if (!INTENTS.includes(intent.name) || savedForm(event)) return undefined;
  if (!wishesPerson(event.inputTranscript)) return undefined;
  const isThere = isPersonThere(deps, now);
  // Elsewhere "give me a person" opens a ticket, as ever.
  if (!isThere && intent.name !== 'ContactStaff') return undefined;
  const question = answeredQuestion(event) ?? questionOf(event);
  const ticket = question === undefined ? OPEN_TICKET : OPEN_TICKET_WITH_QUESTION;
  const messages = isThere
    ? [say(thereText(deps, now)), OFFER, offer('Or by e-mail?', [ticket])]
    : [say(awayText(deps, now)), offer('Shall I open a ticket?', [ticket])];
  const response =
    intent.name === 'ContactStaff' ? close(intent, 'Fulfilled', messages) : elicitIntent(messages);
  return question === undefined ? response : withQuestion(event, question, response);
}

function thereText(deps: PersonDeps, now: Date): string {
  const hours = staffHoursLine(deps.content.get(HOURS), now);
  return `${hours} ${inTheChat('one of them')} Or I open a ticket, and a person replies by e-mail.${reach(deps)}`;
}

function awayText(deps: PersonDeps, now: Date): string {
  const why = deps.handoff
    ? 'Nobody is here to chat right now.'
    : 'I am a bot, and nobody can join us in this chat.';
  const hours = staffHoursLine(deps.content.get(HOURS), now);
  return `${why} The quickest way to reach our staff is a ticket: I pass it to the right team, and a person replies by e-mail. ${hours}${reach(deps)}`;
}

function reach({ content }: PersonDeps): string {
  const contact = content.get(CONTACTS)['help-desk'];
  return contact ? `\n${contactLine(contact)}` : '';
}

/** Offers a person in addition to what a response offers, if somebody is there and the response has room. */
export function withPerson(deps: PersonDeps, response: LexResponse, now: Date): LexResponse {
  const messages = response.messages ?? [];
  const at = messages.findLastIndex(({ contentType }) => contentType === 'PlainText');
  const text = messages[at];
  if (text?.contentType !== 'PlainText' || !isPersonThere(deps, now)) return response;
  const content = `${text.content} ${inTheChat('our staff')}`;
  if (messages.length === MAX_MESSAGES || content.length > MAX_MESSAGE) return response;
  const said = messages.with(at, { ...text, content });
  const buttons = said.findIndex(({ contentType }) => contentType === 'ImageResponseCard');
  return {
    ...response,
    messages: said.toSpliced(buttons === -1 ? said.length : buttons, 0, OFFER),
  };
}
