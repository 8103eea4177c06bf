import { createHash } from 'node:crypto';
import { CONTACTS } from '../../helpdesk/content/contacts-file.ts';
import type { LiveContent } from '../../helpdesk/content/live-content.ts';
import { URGENT } from '../../helpdesk/content-files.ts';
import type { Button } from '../../helpdesk/conversations/chat-message.ts';
import { OPEN_TICKET } from '../../helpdesk/conversations/ticket-buttons.ts';
import { HOURS } from '../../helpdesk/hours/hours-file.ts';
import { staffHoursLine } from '../../helpdesk/hours/hours-wording.ts';
import { findUrgent } from '../../helpdesk/urgent/find-urgent.ts';
import { saidText } from '../../helpdesk/urgent/said-words.ts';
import { urgentReply } from '../../helpdesk/urgent/urgent-reply.ts';
import type { UrgentKind, UrgentRule } from '../../helpdesk/urgent/urgent-rules.ts';
import type { LexEvent } from './lex-event.ts';
import { elicitIntent, type LexMessage, type LexResponse, offer, say } from './lex-response.ts';
import { withAttribute } from './session-attribute.ts';
import { savedForm, withPausedForm } from './ticket-form.ts';

export type Content = Pick<LiveContent, 'get'>;

/** The session attribute with what was met before: ids, and for the gravest kinds also which words. */
const MET = 'urgentMet';
const MAX_MET = 20;
/** Our own staff help with these. */
export const FOR_STAFF: readonly UrgentKind[] = ['phishing', 'account'];
/** These are answered again, unless the very same words are said again as the answer to a question of the form. */
const GRAVE: readonly UrgentKind[] = ['crisis', 'danger'];

/**
 * Answers words of crisis, danger, harassment, phishing or a stolen account, at whatever point of the dialog, with the
 * people to turn to. A ticket in progress is kept for later; what was just said is not part of it. Returns undefined if
 * there are no such words, or if they were met before: so a ticket can be about them, and who goes on about them is not
 * answered with the same words. Words of crisis and danger are answered each time, but for an answer to a question of the form.
 */
export function urgentTurn(content: Content, event: LexEvent, now: Date): LexResponse | undefined {
  const rule = findUrgent(content.get(URGENT), event.inputTranscript);
  if (!rule) return undefined;
  const isForm = event.sessionState.intent.name === 'OpenTicket';
  const met = metBefore(event);
  const key = metKey(rule, event.inputTranscript);
  if (isForm && isAnswer(event) && met.includes(key)) return undefined;
  if (isGoneOnAbout(rule, event)) return undefined;
  const response = elicitIntent(messages(content, rule, savedForm(event) !== undefined, now));
  const known = [...new Set([...met.slice(-MAX_MET), key])].join(' ');
  return withPausedForm(event, withAttribute(event, response, MET, known));
}

/** Whether somebody goes on, outside a form, about what was met before and is none of the gravest kinds. */
export function isGoneOnAbout(rule: UrgentRule, event: LexEvent): boolean {
  if (savedForm(event) || GRAVE.includes(rule.kind)) return false;
  return metBefore(event).includes(metKey(rule, event.inputTranscript));
}

function metBefore({ sessionState }: LexEvent): readonly string[] {
  return sessionState.sessionAttributes?.[MET]?.split(' ') ?? [];
}

function metKey({ id, kind }: UrgentRule, said: string): string {
  if (!GRAVE.includes(kind)) return id;
  const words = createHash('sha256').update(saidText(said).letters).digest('hex');
  return `${id}:${words.slice(0, 16)}`;
}

/** Whether what was just said has filled a slot of the form. */
function isAnswer({ invocationSource, inputTranscript, sessionState }: LexEvent): boolean {
  return (
    invocationSource === 'DialogCodeHook' &&
    Object.values(sessionState.intent.slots ?? {}).some(
      (slot) => slot?.value?.originalValue?.trim() === inputTranscript.trim(),
    )
  );
}

function messages(
  content: Content,
  rule: UrgentRule,
  hasTicket: boolean,
  now: Date,
): readonly LexMessage[] {
  const { text, card } = urgentReply(rule, content.get(CONTACTS));
  const isForStaff = FOR_STAFF.includes(rule.kind);
  const buttons: Button[] = [];
  if (hasTicket) buttons.push({ text: 'Go on with my ticket', value: 'continue my ticket' });
  else if (isForStaff) buttons.push(OPEN_TICKET);
  return [
    say(text),
    { contentType: 'CustomPayload', content: card },
    ...(isForStaff ? [say(staffHoursLine(content.get(HOURS), now))] : []),
    ...(buttons.length > 0 ? [offer('What else?', buttons)] : []),
  ];
}
