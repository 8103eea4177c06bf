import type { Button } from '../../helpdesk/conversations/chat-message.ts';
import { type Form, progressOf } from '../../helpdesk/intake/form.ts';
import type { IntakeRules, Problem } from '../../helpdesk/intake/read-reply.ts';
import {
  type Category,
  CHANGE_BUTTONS,
  checkCard,
  checkFields,
  checkText,
  filesField,
  PRIVACY,
  promptOf,
} from '../../helpdesk/intake/wording.ts';
import { categoryIn, routeTicket } from '../../helpdesk/routing/route-ticket.ts';
import type { RoutingTable } from '../../helpdesk/routing/routing-table.ts';
import type { Upload } from '../../helpdesk/uploads/upload.ts';
import type { LexEvent } from './lex-event.ts';
import { type LexMessage, type LexResponse, MAX_MESSAGES, offer, say } from './lex-response.ts';
import { withForm } from './ticket-form.ts';
import { slotsOf, TICKET_SLOTS } from './ticket-slots.ts';

interface Desk {
  readonly routing: RoutingTable;
  readonly mailFrom: string;
}

const SEND: Button = { text: 'Send it', value: 'send' };
const CANCEL: Button = { text: 'Don’t send it', value: 'cancel' };

/** Asks for the field that a form is at, or shows everything that will be sent. */
export function askTurn(
  desk: Desk,
  event: LexEvent,
  form: Form,
  how: { isFirst?: boolean; problem?: Problem; changed?: boolean; files?: readonly Upload[] } = {},
): LexResponse {
  const messages =
    form.asked === 'check'
      ? checkMessages(desk, form, how)
      : questionMessages(desk, form, how.problem);
  return elicit(event, form, how.isFirst ? [say(PRIVACY), ...messages] : messages);
}

/** Says something in between, and asks for the same again. */
export function continueWith(
  desk: Desk,
  event: LexEvent,
  form: Form,
  messages: readonly LexMessage[],
): LexResponse {
  const again =
    form.asked === 'check'
      ? [
          say('Back to your ticket: it is not sent yet.'),
          offer('Send this ticket?', [SEND, CANCEL]),
        ]
      : questionMessages(desk, form);
  // Buttons that would lead away from the ticket are for later.
  const said = messages.filter(({ contentType }) => contentType !== 'ImageResponseCard');
  return elicit(event, form, [...said.slice(0, MAX_MESSAGES - again.length), ...again]);
}

function elicit(event: LexEvent, form: Form, messages: readonly LexMessage[]): LexResponse {
  const intent = { name: 'OpenTicket', slots: slotsOf(form), state: 'InProgress' };
  const dialogAction = { type: 'ElicitSlot', slotToElicit: TICKET_SLOTS[form.asked] };
  const response = { sessionState: { dialogAction, intent }, messages };
  return withForm(event, response, form);
}

function questionMessages(desk: Desk, form: Form, problem?: Problem): LexMessage[] {
  const progress = progressOf(form);
  const buttons = buttonsFor(desk, form, problem);
  return [
    say(promptOf(form, problem)),
    ...(progress ? [card({ v: 1, kind: 'progress', ...progress })] : []),
    ...(buttons.length > 0 ? [offer('Choose one', buttons)] : []),
  ];
}

function buttonsFor({ routing }: Desk, form: Form, problem?: Problem): Button[] {
  if (form.asked === 'category')
    return categoriesOf(routing).map(({ label, value }) => ({ text: label, value }));
  if (problem === 'suggestedAddress') return [{ text: 'Yes', value: 'yes' }];
  return [];
}

function checkMessages(
  { routing }: Desk,
  form: Form,
  {
    problem,
    changed = false,
    files = [],
  }: { problem?: Problem; changed?: boolean; files?: readonly Upload[] },
): LexMessage[] {
  const isUrgent = isUrgentTicket(routing, form);
  const fields = [
    ...checkFields(form, isUrgent, categoriesOf(routing)),
    ...filesField(files.map(({ name }) => name)),
  ];
  const heading =
    promptOf(form, problem) || (changed ? 'Changed. This will be sent:' : 'This will be sent:');
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

/** What the client says of the urgency counts, else the words of the ticket. */
export function isUrgentTicket(routing: RoutingTable, { answers }: Pick<Form, 'answers'>): boolean {
  if (answers.urgency !== undefined) return answers.urgency === 'high';
  const { category = '', summary = '', description = '' } = answers;
  return routeTicket(routing, { category, summary, description }).urgency === 'high';
}

const OTHER: Category = { value: 'other', label: 'Something else' };

/** The categories that a client may choose from. */
export function categoriesOf({ teams }: RoutingTable): Category[] {
  const listed = teams.flatMap(({ name, categories: [value] }) =>
    value === undefined || value === OTHER.value ? [] : [{ value, label: name }],
  );
  return [...listed, OTHER];
}

/** What a form must know of the desk. */
export function intakeRules({ routing, mailFrom }: Desk): IntakeRules {
  const categories = categoriesOf(routing);
  const addresses = [mailFrom, ...routing.teams.map(({ address }) => address)];
  return {
    categories: categories.map(({ value }) => value),
    categoryOf: (text) => categoryOf(routing, categories, text),
    reserved: addresses.map((address) => address.toLowerCase()),
    domains: [...new Set(addresses.map((address) => registrableDomain(address)))],
  };
}

function categoryOf(
  routing: RoutingTable,
  categories: readonly Category[],
  text: string,
): string | undefined {
  const said = text.trim().toLowerCase();
  const chosen = categories.find(
    ({ value, label }) => said === value || said === label.toLowerCase(),
  );
  const listed = routing.teams.flatMap((team) => team.categories).find((one) => one === said);
  if (chosen || listed) return chosen?.value ?? listed;
  if (
    /^(?:i(?:'m| am)? (?:not sure|don'?t know)|not sure|none(?: of (?:these|them|those))?|no idea|something else|anything else|else|other\w*|misc\w*|general)\W*$/iu.test(
      said,
    )
  )
    return OTHER.value;
  return categoryIn(routing, text);
}

/** The last two labels of an address's domain: `rt.example.edu` is a machine of `example.edu`. */
const registrableDomain = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .toLowerCase()
    .split('.')
    .slice(-2)
    .join('.');

const card = (content: object): LexMessage => ({
  contentType: 'CustomPayload',
  content: JSON.stringify(content),
});
