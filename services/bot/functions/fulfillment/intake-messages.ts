import type { Button } from '../../helpdesk/conversations/chat-message.ts';
import {
  CHANGE_BUTTONS,
  chatField,
  checkCard,
  checkFields,
  checkText,
  courseField,
  filesField,
} from '../../helpdesk/intake/check-list.ts';
import { type Form, progressOf } from '../../helpdesk/intake/form.ts';
import type { KeptDays } from '../../helpdesk/intake/kept-days.ts';
import type { Problem, Step } from '../../helpdesk/intake/step.ts';
import { type DeskWords, headingOf, privacyText, promptOf } from '../../helpdesk/intake/wording.ts';
import { courseIn } from '../../helpdesk/tickets/course-in.ts';
import type { Upload } from '../../helpdesk/uploads/upload.ts';
import { categoriesOf, type Desk, isUrgentTicket } from './intake-rules.ts';
import type { LexEvent } from './lex-event.ts';
import {
  type LexMessage,
  type LexResponse,
  MAX_MESSAGES,
  offer,
  offerAll,
  say,
} from './lex-response.ts';
import { withForm } from './ticket-form.ts';
import { slotsOf, TICKET_SLOTS } from './ticket-slots.ts';

const SEND: Button = { text: 'Send it', value: 'send' };
const ADD_IT: Button = { text: 'Add it', value: 'add it' };
const NO: Button = { text: 'No', value: 'no' };
const YES: Button = { text: 'Yes', value: 'yes' };
const TWO_TICKETS: Button = { text: 'Two tickets', value: 'two tickets' };
const ONE_FOR_BOTH: Button = { text: 'One that says both', value: 'one ticket' };
const CANCEL: Button = { text: 'Don’t send it', value: 'cancel' };

type How = Partial<Omit<Extract<Step, { kind: 'ask' }>, 'kind' | 'form'>> & {
  readonly files?: readonly Upload[];
};

/** A desk that can say how long it keeps what it is given. */
export interface AskingDesk extends Desk {
  readonly kept: KeptDays;
}

/** Asks for the field that a form is at, or shows everything that will be sent. */
export function askTurn(
  desk: AskingDesk,
  event: LexEvent,
  form: Form,
  how: How & { isFirst?: boolean } = {},
): LexResponse {
  const messages =
    form.asked === 'check' && how.problem !== 'offerAdd'
      ? checkMessages(desk, form, how)
      : questionMessages(desk, form, how.problem);
  const before = [
    ...(how.isFirst ? [privacyText(desk.kept)] : []),
    ...(how.note === undefined ? [] : [how.note]),
  ];
  return elicit(event, form, [...before.map(say), ...messages].slice(0, MAX_MESSAGES));
}

/** Says something in between, and asks for the same again. */
export function continueWith(
  desk: Desk,
  event: LexEvent,
  form: Form,
  messages: readonly LexMessage[],
): LexResponse {
  const again = questionAgain(desk, form);
  const said = messages.slice(0, MAX_MESSAGES - again.length);
  const all = [...said, ...again, ...progressCards(form)];
  return elicit(event, form, all.slice(0, MAX_MESSAGES));
}

/** How many messages there may be before the same is asked again. */
export const roomBefore = (desk: Desk, form: Form): number =>
  MAX_MESSAGES - questionAgain(desk, form).length;

function questionAgain(desk: Desk, form: Form): LexMessage[] {
  if (form.asked !== 'check') return promptMessages(desk, form);
  const sendOrNot = offer('Send this ticket?', [SEND, CANCEL]);
  return [say('Back to your ticket: it is not sent yet.'), sendOrNot];
}

/** Says something, and waits for an answer to what a form asks. */
export function elicit(event: LexEvent, form: Form, messages: readonly LexMessage[]): LexResponse {
  const intent = { name: 'OpenTicket', slots: slotsOf(form), state: 'InProgress' };
  const dialogAction = { type: 'ElicitSlot', slotToElicit: TICKET_SLOTS[form.asked] };
  const response = { sessionState: { dialogAction, intent }, messages };
  return withForm(event, response, form);
}

function questionMessages(desk: Desk, form: Form, problem?: Problem): LexMessage[] {
  return [...promptMessages(desk, form, problem), ...progressCards(form)];
}

const promptMessages = (desk: Desk, form: Form, problem?: Problem): LexMessage[] => [
  say(promptOf(form, problem, wordsOf(desk))),
  ...offerAll('Choose one', buttonsFor(desk, form, problem)),
];

/** Last, because the text says it too, and Lex may have no room for all messages. */
function progressCards(form: Form): LexMessage[] {
  const progress = progressOf(form);
  return progress ? [card({ v: 1, kind: 'progress', ...progress })] : [];
}

function wordsOf({ routing }: Desk): DeskWords {
  return {
    categories: categoriesOf(routing),
    ...(routing.version === 2 && { allowedDomains: routing.requesters.allowed }),
  };
}

function buttonsFor({ routing }: Desk, form: Form, problem?: Problem): Button[] {
  if (form.asked === 'category')
    return categoriesOf(routing).map(({ label, value }) => ({ text: label, value }));
  if (problem === 'offerAdd') return [ADD_IT, NO];
  if (form.asked === 'howMany') return [TWO_TICKETS, ONE_FOR_BOTH];
  if (problem === 'suggestedAddress') return [YES];
  if (problem === 'otherReplies') return [YES, NO];
  return [];
}

function checkMessages(desk: Desk, form: Form, how: How): LexMessage[] {
  const isUrgent = isUrgentTicket(desk, form);
  const fields = [
    ...checkFields(form, isUrgent, categoriesOf(desk.routing)),
    ...courseField(courseIn(textOf(form.answers))),
    ...filesField((how.files ?? []).map(({ name }) => name)),
    chatField(form),
  ];
  const heading = promptOf(form, how.problem) || headingOf(how);
  const urgency: Button = isUrgent
    ? { text: 'It isn’t urgent', value: 'it is not urgent' }
    : { text: 'It is urgent', value: 'make it urgent' };
  return [
    say(checkText(heading, fields, 'Shall I send the ticket? Or say what to change.')),
    { contentType: 'CustomPayload', content: checkCard(fields) },
    offer('Send this ticket?', [SEND, urgency, CANCEL]),
    offer('Or change something', CHANGE_BUTTONS),
  ];
}

const textOf = ({ summary = '', description = '' }: Form['answers']): string =>
  `${summary}\n${description}`;

const card = (content: object): LexMessage => ({
  contentType: 'CustomPayload',
  content: JSON.stringify(content),
});
