import { createHash } from 'node:crypto';
import { CONTACTS, HOURS, ROUTING } from '../../helpdesk/content-files.ts';
import { OPEN_TICKET_WITH_QUESTION } from '../../helpdesk/conversations/ticket-buttons.ts';
import { staffHoursLine } from '../../helpdesk/hours/hours-wording.ts';
import { openingAt } from '../../helpdesk/hours/opening.ts';
import { redact } from '../../helpdesk/redaction.ts';
import { judgeUrgency } from '../../helpdesk/urgency/judge-urgency.ts';
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
import { TICKET_SLOTS } from './ticket-slots.ts';
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
  content: Content,
  event: LexEvent,
  response: LexResponse,
  now: Date,
): LexResponse {
  const advice = adviceOn(content, event, response, now);
  if (!advice) return response;
  const isDelegated = response.sessionState.dialogAction.type === 'Delegate';
  const spoken = isDelegated
    ? offeringOnly(event, advice.messages)
    : offeringTicket(event, {
        ...response,
        messages: fitting(advice.messages, response.messages ?? []),
      });
  return withAttribute(event, spoken, TOLD, advice.told);
}

function adviceOn(
  content: Content,
  event: LexEvent,
  response: LexResponse,
  now: Date,
): { readonly told: string; readonly messages: readonly LexMessage[] } | undefined {
  const table = content.get(ROUTING);
  if (table.version !== 2) return undefined;
  const hours = content.get(HOURS);
  const moment = { now, timeZone: hours.timeZone };
  const said = saidIn(event, response);
  const cues = table.urgency.words;
  const { urgency, evidence } = judgeUrgency(cues, said, moment, table.examples);
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

/** What was said in this turn; all that the ticket says, in the turn that shows or files it. */
function saidIn(event: LexEvent, { sessionState: { dialogAction, intent } }: LexResponse): string {
  const isWhole = dialogAction.slotToElicit === TICKET_SLOTS.check || intent?.state === 'Fulfilled';
  const { summary = '', description = '' } = savedForm(event)?.answers ?? {};
  const isTicket = intent?.name === 'OpenTicket' && isWhole;
  return isTicket ? `${summary}\n${description}\n${event.inputTranscript}` : event.inputTranscript;
}

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
