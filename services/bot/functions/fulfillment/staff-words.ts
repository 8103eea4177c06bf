import { contactLine } from '../../helpdesk/content/contacts.ts';
import { CONTACTS } from '../../helpdesk/content/contacts-file.ts';
import { NOTICE, noticeLine } from '../../helpdesk/content/notice.ts';
import { OPEN_TICKET } from '../../helpdesk/conversations/ticket-buttons.ts';
import { HOURS } from '../../helpdesk/hours/hours-file.ts';
import {
  answerDelayLine,
  officeHoursText,
  staffHoursLine,
} from '../../helpdesk/hours/hours-wording.ts';
import type { LexEvent } from './lex-event.ts';
import {
  close,
  type LexMessage,
  type LexResponse,
  MAX_MESSAGES,
  offer,
  say,
} from './lex-response.ts';
import { type PersonDeps, withPerson } from './person-turn.ts';
import type { Content } from './urgent-turn.ts';

/** The length limit of a Lex message, in characters. */
const MAX_MESSAGE = 1024;
const QUESTIONS = ['AskHelp', 'FallbackIntent'];
const WITH_NOTICE = [
  ...QUESTIONS,
  'Greet',
  'GetHelp',
  'ContactStaff',
  'OfficeHours',
  'ServiceStatus',
];
const HELP_DESK = 'help-desk';
const REPLY = /"kind":"(?:answer|didYouMean|refusal)"/;

/** Answers intents about the staff: how to reach them, and when. Undefined for other intents. */
export function staffTurn(content: Content, event: LexEvent, now: Date): LexResponse | undefined {
  const { intent } = event.sessionState;
  const hours = content.get(HOURS);
  const contact = content.get(CONTACTS)[HELP_DESK];
  const reach = contact ? `\n${contactLine(contact)}` : '';
  if (intent.name === 'OfficeHours') {
    return close(intent, 'Fulfilled', [say(`${officeHoursText(hours, now)}${reach}`)]);
  }
  if (intent.name !== 'ContactStaff') return undefined;
  return close(intent, 'Fulfilled', [
    say(
      `The quickest way to reach our staff is a ticket: I pass it to the right team, and a person replies by e-mail. ${staffHoursLine(hours, now)}${reach}`,
    ),
    offer('Shall I open a ticket?', [OPEN_TICKET]),
  ]);
}

/** Adds what staff have to say to a response: a notice above it, when a person answers, and one to chat with. */
export function withStaffWords(
  deps: PersonDeps,
  event: LexEvent,
  response: LexResponse,
  now: Date,
): LexResponse {
  const { content } = deps;
  const withWords = withNotice(content, event, withHours(content, event, response, now), now);
  return isRefusal(event, response) ? withPerson(deps, withWords, now) : withWords;
}

function withHours(
  content: Content,
  event: LexEvent,
  response: LexResponse,
  now: Date,
): LexResponse {
  const hours = content.get(HOURS);
  if (isRefusal(event, response)) return withLine(response, staffHoursLine(hours, now));
  const { intent, dialogAction } = response.sessionState;
  const isFiled =
    intent?.name === 'OpenTicket' && intent.state === 'Fulfilled' && dialogAction.type === 'Close';
  const line = isFiled ? answerDelayLine(hours, now) : undefined;
  return line === undefined ? response : withLine(response, line);
}

/** A question without an answer: a ticket is offered, and no page. */
function isRefusal(event: LexEvent, { sessionState, messages = [] }: LexResponse): boolean {
  if (sessionState.dialogAction.type !== 'ElicitIntent') return false;
  if (!isReply(event, { sessionState, messages })) return false;
  return messages.every(
    (message) =>
      message.contentType !== 'CustomPayload' || message.content.includes('"kind":"refusal"'),
  );
}

/** Whether a question is replied to: also if a problem opened a ticket, and a page knew what to do. */
function isReply(event: LexEvent, { messages = [] }: LexResponse): boolean {
  const isQuestion = QUESTIONS.includes(event.sessionState.intent.name);
  return (
    isQuestion ||
    messages.some((message) => REPLY.test('content' in message ? message.content : ''))
  );
}

/** Adds a sentence to the first text of a response. */
function withLine(response: LexResponse, line: string): LexResponse {
  const messages = response.messages ?? [];
  const index = messages.findIndex(({ contentType }) => contentType === 'PlainText');
  const first = messages[index];
  if (first?.contentType !== 'PlainText') return response;
  const content = `${first.content} ${line}`;
  if (content.length > MAX_MESSAGE) return response;
  return { ...response, messages: messages.with(index, { ...first, content }) };
}

function withNotice(
  content: Content,
  event: LexEvent,
  response: LexResponse,
  now: Date,
): LexResponse {
  const { intent } = event.sessionState;
  const line = noticeLine(content.get(NOTICE), now);
  const isShown = WITH_NOTICE.includes(intent.name) || isReply(event, response);
  if (line === undefined || !isShown) return response;
  const notice = say(`Notice: ${line}`);
  if (response.sessionState.dialogAction.type !== 'Delegate') {
    return { ...response, messages: above(`Notice: ${line}`, response.messages ?? []) };
  }
  if (intent.name !== 'Greet') return response;
  const hello = 'Hello! Ask me a question, or say “open a ticket” to reach our staff.';
  return close(intent, 'Fulfilled', [notice, say(hello)]);
}

/** Puts a text above messages; with the first of them in one, if there would be more than Lex takes. */
function above(text: string, messages: readonly LexMessage[]): LexMessage[] {
  const [first, ...others] = messages;
  if (messages.length < MAX_MESSAGES || first?.contentType !== 'PlainText')
    return [say(text), ...messages].slice(0, MAX_MESSAGES);
  return [say(`${text}\n${first.content}`.slice(0, MAX_MESSAGE)), ...others];
}
