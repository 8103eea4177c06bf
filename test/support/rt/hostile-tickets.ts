import { readFileSync } from 'node:fs';
import { composeMail } from '../../../services/bot/helpdesk/aws/ses-ticket-mailer.ts';
import { parseHours } from '../../../services/bot/helpdesk/hours/parse-hours.ts';
import type { MailProfile } from '../../../services/bot/helpdesk/routing/mail-profile.ts';
import { parseRouting } from '../../../services/bot/helpdesk/routing/parse-routing.ts';
import { buildTicket } from '../../../services/bot/helpdesk/tickets/build-ticket.ts';
import { ticketMail } from '../../../services/bot/helpdesk/tickets/mail/ticket-mail.ts';
import type { Ticket } from '../../../services/bot/helpdesk/tickets/ticket.ts';
import type { TeamMail } from '../../../services/bot/helpdesk/tickets/ticket-mailer.ts';

export const BOT = 'bot@example.edu';

/** What somebody tried who had not seen how mails are composed. */
interface Attack {
  readonly field: Field | 'file' | 'email';
  readonly text: string;
  readonly why: string;
}

export const OUTSIDERS_ATTACKS = linesOf<Attack>('outsiders-attacks.jsonl');

/** Texts that clients may type: each was an attack on a mail, or looks like one. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...linesOf<string>('hostile-texts.jsonl'),
  ...OUTSIDERS_ATTACKS.filter(({ field }) => field !== 'email').map(({ text }) => text),
];

function linesOf<T>(name: string): T[] {
  const lines = readFileSync(`test/fixtures/rt/${name}`, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as T);
}

const hours = parseHours(readFileSync('seed/hours.yaml', 'utf8'));
const routing = parseRouting(readFileSync('seed/routing.yaml', 'utf8'));

export type Field = 'name' | 'category' | 'summary' | 'description' | 'chat';
export const FIELDS: readonly Field[] = ['name', 'category', 'summary', 'description', 'chat'];

/** A ticket with hostile texts in some of its fields, as it was recorded. */
export function hostileTicket(
  texts: Readonly<Partial<Record<Field, string>>>,
  profile: MailProfile,
): Ticket {
  const request = {
    sessionId: JSON.stringify(texts),
    conversationId: '',
    name: texts.name ?? 'Sam Rivera',
    email: 'sam.rivera@example.org',
    category: texts.category ?? 'course-sites',
    summary: texts.summary ?? 'The course site is broken',
    description: texts.description ?? 'It shows a blank page.',
  };
  const chat = texts.chat === undefined ? [] : [aTurn(texts.chat)];
  const ticket = buildTicket(
    routing,
    request,
    { now: new Date('2026-11-22T20:00:00Z'), hours },
    chat,
  );
  return { ...ticket, route: { ...ticket.route, profile } };
}

/** The same text in several fields. */
export function everywhere(text: string, fields: readonly Field[] = FIELDS) {
  return Object.fromEntries(fields.map((field) => [field, text]));
}

function aTurn(text: string) {
  const card = { v: 1, kind: 'answer', title: text, also: [] } as const;
  return {
    v: 1,
    turn: 1,
    state: 'done',
    at: '2026-11-22T19:58:00.000Z',
    said: { text },
    messages: [
      { contentType: 'PlainText', content: text },
      { contentType: 'CustomPayload', card },
    ],
    sent: [],
  } as const;
}

/** The raw mail of a ticket. `change` is applied before it is composed. */
export async function rawMail(
  ticket: Ticket,
  change: (mail: TeamMail, ticket: Ticket) => TeamMail = (mail) => mail,
): Promise<Buffer> {
  return composeMail(`Support Bot <${BOT}>`, change(ticketMail(ticket), ticket));
}
