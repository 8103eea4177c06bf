import { overdueHours } from './overdue.ts';
import type { Ticket, TicketEntry } from './ticket.ts';
import type { TicketNotice } from './ticket-notifier.ts';

type NoticeKind = 'ticket' | 'urgent' | 'overdue';

interface Wording {
  readonly kind: NoticeKind;
  readonly subject: string;
  /** One sentence. */
  readonly text: string;
  /** A short one. */
  readonly sms: string;
  /** What a reader of mail may do. */
  readonly next: string;
  /** More for programs. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const MAX_SUBJECT = 100;
/** A text message of the GSM alphabet has 140 bytes; SNS splits a longer one. */
const MAX_SMS = 140;

/** Builds the announcement of a new ticket. It omits the client's name, address and words, which are in the mail. */
export function ticketNotice(ticket: Ticket): TicketNotice {
  const { ticketId, category, route } = ticket;
  return notice(ticket, {
    kind: 'ticket',
    subject: `New ticket ${ticketId} for ${route.queue}`,
    text: `Ticket ${ticketId} (${category}, urgency ${route.urgency}) was mailed to ${route.team}, queue ${route.queue}.`,
    sms: `New ticket ${ticketId} for ${route.queue}, urgency ${route.urgency}.`,
    next: `The client's words are in the mail to ${route.address}.`,
  });
}

/** Builds the call for somebody to look at an urgent ticket while nobody is there. */
export function urgentNotice(ticket: Ticket): TicketNotice {
  const { ticketId, category, route } = ticket;
  return notice(ticket, {
    kind: 'urgent',
    subject: `URGENT out of hours: ticket ${ticketId} for ${route.queue}`,
    text: `Ticket ${ticketId} (${category}) for ${route.team}, queue ${route.queue}, is urgent, and nobody is there now.`,
    sms: `URGENT, out of hours: ticket ${ticketId} for ${route.queue}.`,
    next: `The client's words are in the mail that goes to ${route.address}. The office hours are in hours.yaml.`,
  });
}

/** Builds the notice that a ticket has not been delivered for a day or longer. */
export function overdueNotice({ ticket, mail, problem }: TicketEntry, now: Date): TicketNotice {
  const { ticketId, route } = ticket;
  const hours = overdueHours(ticket, now);
  const missing = mail ? 'mailed, but not announced' : 'not mailed';
  const {
    reason = 'Its delivery was interrupted.',
    remedy = 'See the log of the outbox function.',
  } = problem ?? {};
  return notice(ticket, {
    kind: 'overdue',
    subject: `Ticket ${ticketId} for ${route.queue} is ${missing} yet`,
    text: `Ticket ${ticketId} for ${route.team}, queue ${route.queue}, was recorded ${hours} hours ago and is ${missing} yet.`,
    sms: `Ticket ${ticketId} for ${route.queue}: ${missing} for ${hours} h.`,
    next: `${reason} ${remedy} The bot goes on trying. The ticket is outbox/${ticketId}.json in the tickets bucket.`,
    data: { isMailed: mail !== undefined, hours, reason, remedy },
  });
}

function notice(ticket: Ticket, wording: Wording): TicketNotice {
  const { ticketId, recordedAt, category, route } = ticket;
  const { queue, urgency, rule } = route;
  const { kind, subject, text, sms, next, data = {} } = wording;
  const facts = { ticketId, recordedAt, queue, urgency, category, rule };
  const lines = [
    ['Ticket', ticketId],
    ['Team', route.team],
    ['Queue', queue],
    ['Category', category || 'none'],
    ['Urgency', urgency],
    ['Recorded', recordedAt],
  ].map(([label, value]) => `${label}: ${value}`);
  return {
    subject: ascii(subject, MAX_SUBJECT),
    text,
    mail: [text, '', ...lines, '', next].join('\n'),
    sms: ascii(sms, MAX_SMS),
    data: { version: 1, kind, ...facts, ...data },
    attributes: { queue, urgency, category: category || 'none', kind },
  };
}

function ascii(text: string, maxLength: number): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, maxLength);
}
