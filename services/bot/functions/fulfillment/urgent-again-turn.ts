import { CONTACTS } from '../../helpdesk/content/contacts-file.ts';
import { URGENT } from '../../helpdesk/content-files.ts';
import { OPEN_TICKET_WITH_QUESTION } from '../../helpdesk/conversations/ticket-buttons.ts';
import { HOURS } from '../../helpdesk/hours/hours-file.ts';
import { staffHoursLine } from '../../helpdesk/hours/hours-wording.ts';
import { redact } from '../../helpdesk/redaction.ts';
import { findUrgent } from '../../helpdesk/urgent/find-urgent.ts';
import { urgentReply } from '../../helpdesk/urgent/urgent-reply.ts';
import { type AnswerTurnDeps, replyTurn } from './answer-question-turn.ts';
import { withQuestion } from './asked-question.ts';
import type { LexEvent } from './lex-event.ts';
import { elicitIntent, type LexResponse, offer, say } from './lex-response.ts';
import { type Content, FOR_STAFF, isGoneOnAbout } from './urgent-turn.ts';

const THANKS =
  'Thank you for telling me more. What I said above still holds, and a person can take it from here:';

/**
 * Answers somebody who goes on about something urgent that was met before: with the section of a page that knows, if our own staff
 * help with it, or with the people to turn to and a ticket that begins with what was said. Resolves with undefined for
 * anything else.
 */
export async function urgentAgainTurn(
  { content, findAnswer }: AnswerTurnDeps & { readonly content: Content },
  event: LexEvent,
  now: Date,
): Promise<LexResponse | undefined> {
  const rule = findUrgent(content.get(URGENT), event.inputTranscript);
  if (!rule || !isGoneOnAbout(rule, event)) return undefined;
  const question = redact(event.inputTranscript);
  const isForStaff = FOR_STAFF.includes(rule.kind);
  const { text, card } = urgentReply({ ...rule, reply: THANKS }, content.get(CONTACTS));
  const people = [say(text), { contentType: 'CustomPayload' as const, content: card }];
  if (!isForStaff) return elicitIntent(people);
  const ticket = offer('Shall a person help you?', [OPEN_TICKET_WITH_QUESTION]);
  const reply = await findAnswer(question);
  const messages =
    reply.kind === 'answer'
      ? [...(replyTurn(event, question, reply).messages ?? []), ticket]
      : [...people, say(staffHoursLine(content.get(HOURS), now)), ticket];
  return withQuestion(event, question, elicitIntent(messages));
}
