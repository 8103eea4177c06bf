import type { Violation } from '../report.ts';
import type { Mail } from './mails.ts';

/** What a chat typed into its ticket. The address is that of no other chat. */
export interface TicketWords {
  readonly name: string;
  readonly email: string;
  readonly summary: string;
  readonly description: string;
}

export interface TicketChat {
  readonly words: TicketWords;
  /** The id that the client received. */
  readonly ticketId?: string;
}

/** A ticket as stored, in the outbox or filed. */
export interface TicketRecord {
  readonly ticketId: string;
  readonly email: string;
  readonly summary: string;
  readonly description: string;
  readonly isFiled: boolean;
}

export interface TicketsAccount {
  readonly violations: readonly Violation[];
  /** Tickets with a second mail that says that it may be one. */
  readonly repeatedMails: number;
}

const RECORD = 'An acknowledged ticket has one record, and it is filed';
const ONE_TICKET = 'A chat that confirms once has one ticket';
const WORDS = 'A ticket has the words of its client';
const MAILED = 'A ticket is mailed';
const ONCE = 'A ticket has one mail, or each further one says that it may be a repetition';

/** Compares tickets and their mails with what the chats received. */
export function accountTickets(
  chats: readonly TicketChat[],
  records: readonly TicketRecord[],
  mails: readonly Mail[],
): TicketsAccount {
  const ids = [...new Set(records.map(({ ticketId }) => ticketId))];
  const ofTicket = (id: string) => mails.filter(({ headers }) => headers['x-ltsi-ticket'] === id);
  const repeated = ids.map(ofTicket).filter((those) => those.length > 1);
  return {
    violations: [
      ...chats.flatMap((chat) => accountChat(chat, records)),
      ...records.flatMap((record) => accountWords(record, chats)),
      ...ids.flatMap((id) => accountTicketMails(id, ofTicket(id))),
    ],
    repeatedMails: repeated.filter(isRecognisable).length,
  };
}

function accountChat(
  { ticketId, words }: TicketChat,
  records: readonly TicketRecord[],
): Violation[] {
  const own = new Set(
    records.filter(({ email }) => email === words.email).map((record) => record.ticketId),
  );
  const twice = own.size > 1 ? [{ promise: ONE_TICKET, seen: [...own].join(', ') }] : [];
  if (!ticketId) return twice;
  const filed = records.filter((record) => record.ticketId === ticketId);
  if (filed.length === 1 && filed[0]?.isFiled) return twice;
  const where = filed.map(({ isFiled }) => (isFiled ? 'filed' : 'in the outbox')).join(', ');
  return [...twice, { promise: RECORD, seen: `${ticketId}: ${where || 'no record'}` }];
}

function accountWords(record: TicketRecord, chats: readonly TicketChat[]): Violation[] {
  const chat = chats.find(({ words }) => words.email === record.email);
  if (!chat) return [];
  return (['summary', 'description'] as const)
    .filter((field) => record[field] !== chat.words[field])
    .map((field) => ({
      promise: WORDS,
      seen: `${record.ticketId}: the ${field} is "${record[field]}", the client wrote "${chat.words[field]}"`,
    }));
}

function accountTicketMails(ticketId: string, mails: readonly Mail[]): Violation[] {
  if (mails.length === 0) return [{ promise: MAILED, seen: `${ticketId} has no mail` }];
  if (mails.length === 1 || isRecognisable(mails)) return [];
  return [{ promise: ONCE, seen: `${ticketId} has ${mails.length} mails, none marked` }];
}

/**
 * Whether a receiver can tell that the mails of a ticket are one: the id is in each subject, and either all refer to
 * the same thread (In-Reply-To, References), or all but one have a header that only a repetition has.
 */
export function isRecognisable(mails: readonly Mail[]): boolean {
  const id = mails[0]?.headers['x-ltsi-ticket'];
  if (!id || !mails.every(({ headers }) => headers.subject?.includes(id))) return false;
  const threads = mails.map(({ headers }) => headers['in-reply-to'] ?? headers.references);
  if (threads[0] && threads.every((thread) => thread === threads[0])) return true;
  const names = new Set(mails.flatMap(({ headers }) => Object.keys(headers)));
  return [...names]
    .filter((name) => name.startsWith('x-ltsi-'))
    .some((name) => mails.filter(({ headers }) => headers[name] === undefined).length === 1);
}
