import { createHash } from 'node:crypto';
import { CONTACTS } from '../../helpdesk/content/contacts-file.ts';
import { ROUTING } from '../../helpdesk/content-files.ts';
import { OPEN_TICKET_WITH_QUESTION } from '../../helpdesk/conversations/ticket-buttons.ts';
import { HOURS } from '../../helpdesk/hours/hours-file.ts';
import { staffHoursLine } from '../../helpdesk/hours/hours-wording.ts';
import { openingAt } from '../../helpdesk/hours/opening.ts';
import { FORM_ATTRIBUTE } from '../../helpdesk/intake/saved-form.ts';
import { redact } from '../../helpdesk/redaction.ts';
import { judgeUrgency, type UrgentExamples } from '../../helpdesk/urgency/judge-urgency.ts';
import { urgentReply } from '../../helpdesk/urgent/urgent-reply.ts';
import { withQuestion } from './asked-question.ts';
import type { LexEvent } from './lex-event.ts';
import {
  elicitIntent,
  type LexMessage,
  type LexResponse,
  MAX_MESSAGES,
  offer,
  say,
} from './lex-response.ts';
import { withAttribute } from './session-attribute.ts';
import { savedForm } from './ticket-form.ts';
import type { Content } from './urgent-turn.ts';

/** The session attribute with what was advised on, so that the same words bring advice once. */
const TOLD = 'cannotWaitTold';
const MAX_TOLD = 20;
const ID = 'cannot-wait';

/**
 * Adds to a response what a client can do at once, if what was said cannot wait for an e-mail: whom to call, where, and until
 * when. The same words bring it once. A ticket that is being written goes on.
 */
export function withAdvice(
  event: LexEvent,
  response: LexResponse,
  advice: Advice | undefined,
): LexResponse {
  if (!advice) return response;
  return withAttribute(event, spokenWith(event, response, advice.messages), TOLD, advice.told);
}

function spokenWith(
  event: LexEvent,
  response: LexResponse,
  messages: readonly LexMessage[],
): LexResponse {
  const isDelegated = response.sessionState.dialogAction.type === 'Delegate';
  return isDelegated
    ? offeringOnly(event, messages)
    : offeringTicket(event, {
        ...response,
        messages: fitting(messages, response.messages ?? []),
      });
}

/** The client hears that a ticket is marked as urgent: the one that is being written is, unless the client said otherwise. */
export function markedUrgent(event: LexEvent, advice: Advice | undefined): LexEvent {
  const form = savedForm(event);
  if (!advice || !form || form.answers.urgency !== undefined) return event;
  const urgent = { ...form, answers: { ...form.answers, urgency: 'high' } };
  const { sessionAttributes } = event.sessionState;
  const attributes = { ...sessionAttributes, [FORM_ATTRIBUTE]: JSON.stringify(urgent) };
  return { ...event, sessionState: { ...event.sessionState, sessionAttributes: attributes } };
}

/** Whether it was said in this chat that something cannot wait. */
export const wasAdvised = ({ sessionState }: LexEvent): boolean =>
  Boolean(sessionState.sessionAttributes?.[TOLD]);

/** What is said to a client who cannot wait, and the words that it was said on. */
export interface Advice {
  readonly told: string;
  readonly messages: readonly LexMessage[];
}

/** Returns what a client who cannot wait for an e-mail hears. Undefined for one who can, or who has heard it. */
export function adviceOn(content: Content, event: LexEvent, now: Date): Advice | undefined {
  const table = content.get(ROUTING);
  if (table.version !== 2) return undefined;
  const hours = content.get(HOURS);
  const form = savedForm(event);
  if (form?.answers.urgency === 'normal') return undefined;
  const moment = { now, timeZone: hours.timeZone };
  // A line of a form is too little to be like a message.
  const examples = form === undefined && table.examples ? sure(table.examples) : undefined;
  const said = event.inputTranscript;
  const { urgency, evidence } = judgeUrgency(table.urgency.words, said, moment, examples);
  if (urgency === 'normal') return undefined;
  const before = event.sessionState.sessionAttributes?.[TOLD]?.split(' ') ?? [];
  const fresh = evidence.map(keyOf).filter((key) => !before.includes(key));
  if (fresh.length === 0) return undefined;
  const { isOpen } = openingAt(hours, now);
  const { reply, contacts } = isOpen ? table.urgency.open : table.urgency.closed;
  const words = `${reply} ${staffHoursLine(hours, now)}`;
  const { text, card } = urgentReply({ id: ID, reply: words, contacts }, content.get(CONTACTS));
  const payload: LexMessage = { contentType: 'CustomPayload', content: card };
  return {
    told: [...before, ...fresh].slice(-MAX_TOLD).join(' '),
    messages: [say(text), ...(contacts.length > 0 ? [payload] : [])],
  };
}

/** In log odds. Advice interrupts: it needs more than a ticket that is marked as urgent. */
const SURE = 1.5;

const sure = (examples: UrgentExamples): UrgentExamples => ({
  urgencyOf: (said, now) => {
    const { odds, evidence } = examples.urgencyOf(said, now);
    return { odds: odds - SURE, evidence };
  },
});

/** Lex takes five messages: the advice is worth more than a card, and than the last buttons. */
function fitting(
  [text, ...cards]: readonly LexMessage[],
  messages: readonly LexMessage[],
): readonly LexMessage[] {
  const all = [text, ...cards, ...messages].filter((one) => one !== undefined);
  if (all.length <= MAX_MESSAGES || !text) return all;
  return [text, ...messages].slice(0, MAX_MESSAGES);
}

function keyOf(evidence: string): string {
  return createHash('sha256').update(evidence).digest('hex').slice(0, 8);
}

/** Adds the way to a ticket, if the response has none and no ticket is being written. */
function offeringTicket(event: LexEvent, response: LexResponse): LexResponse {
  const { messages = [] } = response;
  const isTicket =
    event.sessionState.intent.name === 'OpenTicket' ||
    response.sessionState.intent?.name === 'OpenTicket';
  if (isTicket || messages.some(({ contentType }) => contentType === 'ImageResponseCard')) {
    return response;
  }
  const button = offer('Shall a person help you?', [OPEN_TICKET_WITH_QUESTION]);
  const offered = { ...response, messages: [...messages, button] };
  return withQuestion(event, redact(event.inputTranscript), offered);
}

/** Lex shows no messages while an intent goes on by itself, so the next step is a button. */
function offeringOnly(event: LexEvent, advice: readonly LexMessage[]): LexResponse {
  const response = elicitIntent([...advice, offer('What else?', [OPEN_TICKET_WITH_QUESTION])]);
  return withQuestion(event, redact(event.inputTranscript), response);
}
