import { isEmailAddress } from '../../helpdesk/email-address.ts';
import { redact } from '../../helpdesk/redaction.ts';
import { categoryIn } from '../../helpdesk/routing/route-ticket.ts';
import type { OpenTicketDeps } from '../../helpdesk/tickets/open-ticket.ts';
import { questionOf, withoutQuestion } from './asked-question.ts';
import { askForWords } from './bare-answers.ts';
import type { LexEvent, LexSlot, LexSlots } from './lex-event.ts';
import { close, delegate, elicitSlot, type LexResponse, say } from './lex-response.ts';
import { isOpening } from './ticket-draft.ts';
import { TICKET_SLOTS, ticketSlots } from './ticket-slots.ts';

/** AMAZON.FreeFormInput accepts every utterance as its value, but these alone are meant for the bot: a description may say more. */
const CANCELLATIONS = new Set([
  'cancel',
  'cancel that',
  'cancel the ticket',
  'never mind',
  'nevermind',
  'forget it',
  'stop',
  'quit',
]);
const FREE_TEXT_SLOTS = [TICKET_SLOTS.name, TICKET_SLOTS.summary, TICKET_SLOTS.description];

type RoutingDeps = Pick<OpenTicketDeps, 'routing' | 'hours' | 'clock'>;

/**
 * Checks each answer while a ticket is being collected: cancels the ticket on "cancel", asks again for an invalid
 * address or a description that is only a "yes", redacts free text before it is stored in the session, and derives the category from the opening utterance.
 */
export function collectTicketTurn(deps: RoutingDeps, event: LexEvent): LexResponse {
  const { intent } = event.sessionState;
  const slots = intent.slots ?? {};
  if (isBareCancellation(event.inputTranscript)) {
    return close(intent, 'Failed', [say('All right, I have not opened a ticket.')]);
  }
  const { email } = ticketSlots(slots);
  if (email !== '' && !isEmailAddress(email)) return askForEmail(event);
  const question = askForWords(event);
  if (question) return question;
  const filled = withOpening(deps, event, withRedactedText(slots));
  const response = delegate(intent, filled);
  return isOpening(event) && questionOf(event) ? withoutQuestion(event, response) : response;
}

/** Asks for the address again, because staff cannot answer a ticket without one. */
export function askForEmail({ sessionState }: LexEvent): LexResponse {
  return elicitSlot(sessionState.intent, TICKET_SLOTS.email, [
    say('At which e-mail address can the team answer you? For example: name@example.edu'),
  ]);
}

function isBareCancellation(transcript: string): boolean {
  const said = transcript.toLowerCase().trim();
  return CANCELLATIONS.has(said.endsWith('.') || said.endsWith('!') ? said.slice(0, -1) : said);
}

function withRedactedText(slots: LexSlots): LexSlots {
  const redacted = FREE_TEXT_SLOTS.flatMap((name) => {
    const slot = slots[name];
    return slot?.value ? [[name, redactedSlot(slot)] as const] : [];
  });
  return { ...slots, ...Object.fromEntries(redacted) };
}

function redactedSlot(slot: LexSlot): LexSlot {
  const { originalValue, interpretedValue, resolvedValues } = slot.value ?? {};
  return {
    ...slot,
    value: {
      ...(originalValue !== undefined && { originalValue: redact(originalValue) }),
      ...(typeof interpretedValue === 'string' && { interpretedValue: redact(interpretedValue) }),
      resolvedValues: (resolvedValues ?? []).map(redact),
    },
  };
}

/**
 * Fills the category from an opening such as "My course site is broken", and the summary from a question that was not
 * answered before; but nothing from an answer to a question of the form.
 */
function withOpening(
  { routing, hours, clock }: RoutingDeps,
  event: LexEvent,
  slots: LexSlots,
): LexSlots {
  if (!isOpening(event)) return slots;
  const question = questionOf(event);
  const moment = { now: clock.now(), hours };
  const find = (text: string) => categoryIn(routing, text, moment);
  const category = find(event.inputTranscript) ?? (question && find(question));
  return {
    ...slots,
    ...(category && { [TICKET_SLOTS.category]: slotOf(category) }),
    ...(question && { [TICKET_SLOTS.summary]: slotOf(question) }),
  };
}

function slotOf(text: string): LexSlot {
  const value = { originalValue: text, interpretedValue: text, resolvedValues: [text] };
  return { shape: 'Scalar', value };
}
