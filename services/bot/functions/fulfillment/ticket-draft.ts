import { redact } from '../../helpdesk/redaction.ts';
import { isCancellation } from './cancellation.ts';
import { type LexEvent, type LexSlot, type LexSlots, slotValue } from './lex-event.ts';
import type { LexResponse } from './lex-response.ts';
import { TICKET_SLOTS } from './ticket-slots.ts';

/** The session attribute in which the answers of an unfinished ticket survive another intent. */
const ATTRIBUTE = 'ticketDraft';
const ORDER = Object.values(TICKET_SLOTS);

/** The answers of an unfinished ticket, by slot, redacted. */
export type TicketDraft = Readonly<Record<string, string>>;

/** Returns the answers of a ticket in progress; without the one that is what was just said, if `without` is given. */
export function draftOf(slots: LexSlots, without?: string): TicketDraft {
  const answers = ORDER.flatMap((name) => {
    const value = slotValue(slots, name).trim();
    const isJustSaid = without !== undefined && slots[name]?.value?.originalValue === without;
    return value === '' || isJustSaid ? [] : [[name, redact(value)] as const];
  });
  return Object.fromEntries(answers);
}

/** Returns the draft that the session has. Undefined if there is none. */
export function savedDraft({ sessionState }: LexEvent): TicketDraft | undefined {
  const text = sessionState.sessionAttributes?.[ATTRIBUTE];
  if (text === undefined) return undefined;
  try {
    const saved = Object.entries(JSON.parse(text) as Record<string, unknown>);
    const answers = saved.filter(
      ([name, value]) => ORDER.some((slot) => slot === name) && typeof value === 'string',
    );
    return answers.length === 0 ? undefined : (Object.fromEntries(answers) as TicketDraft);
  } catch {
    return undefined;
  }
}

/** Whether a ticket was begun and neither sent nor stopped, with answers or without. */
export function isTicketUnderWay({ sessionState }: LexEvent): boolean {
  return sessionState.sessionAttributes?.[ATTRIBUTE] !== undefined;
}

/** Returns the attributes of a session with a draft, or without one. */
export function withDraft(
  attributes: Readonly<Record<string, string>> | null | undefined,
  draft: TicketDraft | undefined,
): Readonly<Record<string, string>> {
  const { [ATTRIBUTE]: _, ...others } = attributes ?? {};
  if (!draft) return others;
  return { ...others, [ATTRIBUTE]: JSON.stringify(draft) };
}

/** Whether a ticket is being opened with these words: nothing is asked yet. */
export function isOpening({ invocationSource, sessionState: { intent } }: LexEvent): boolean {
  const slots = Object.values(intent.slots ?? {});
  return (
    intent.name === 'OpenTicket' &&
    invocationSource === 'DialogCodeHook' &&
    slots.every((slot) => !slot)
  );
}

/** Goes on with the ticket that the session has a draft of, if one is being opened. */
export function resumeTicket(event: LexEvent): LexResponse | undefined {
  const draft = isOpening(event) ? savedDraft(event) : undefined;
  if (!draft) return undefined;
  const { intent } = event.sessionState;
  const restored = Object.entries(draft).map(([name, value]) => [name, filled(value)] as const);
  const slots = { ...intent.slots, ...Object.fromEntries(restored) };
  const next = ORDER.find((name) => !slots[name]);
  // Without messages, Lex says the prompt of the bot definition.
  const dialogAction = next
    ? { type: 'ElicitSlot', slotToElicit: next }
    : { type: 'ConfirmIntent' };
  return { sessionState: { dialogAction, intent: { ...intent, slots, state: 'InProgress' } } };
}

/** Adds to a response what the session keeps of a ticket: its answers while it goes on, nothing once it is over. */
export function keepDraft(event: LexEvent, response: LexResponse): LexResponse {
  const draft = draftAfter(event, response);
  if (draft === 'unchanged') return response;
  const sessionAttributes = withDraft(
    response.sessionState.sessionAttributes ?? event.sessionState.sessionAttributes,
    draft,
  );
  return { ...response, sessionState: { ...response.sessionState, sessionAttributes } };
}

function draftAfter(
  event: LexEvent,
  { sessionState }: LexResponse,
): TicketDraft | undefined | 'unchanged' {
  const over = isTicketUnderWay(event) ? undefined : 'unchanged';
  if (event.sessionState.intent.name === 'Cancel')
    return isCancellation(event.inputTranscript) ? over : 'unchanged';
  const { intent, dialogAction } = sessionState;
  if (intent?.name !== 'OpenTicket') return 'unchanged';
  if (dialogAction.type === 'Close' || intent.confirmationState === 'Denied') return over;
  return draftOf(intent.slots ?? {});
}

function filled(value: string): LexSlot {
  const answer = { originalValue: value, interpretedValue: value, resolvedValues: [value] };
  return { shape: 'Scalar', value: answer };
}
