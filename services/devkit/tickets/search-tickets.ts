import { subjectOf } from '../../bot/helpdesk/tickets/mail/subject.ts';
import { hasWords } from '../staff/has-words.ts';
import { pageOf } from '../staff/page-of.ts';
import { searchRange } from '../staff/search-range.ts';
import { type StoredTicket, stateOf } from './delivery.ts';
import { type ReadOptions, storedTickets, type TicketBucket } from './stored-tickets.ts';
import type { TicketFilter, TicketPage, TicketSummary } from './tickets.ts';

export interface SearchDeps extends ReadOptions {
  readonly now: () => Date;
  /** Whose days are searched, an IANA name; UTC if it isn't given. */
  readonly timeZone?: string;
}

/**
 * Finds the tickets of the last 30 days, or of those that are asked for, newest first. Reads each of them: S3 knows nothing
 * of what is in them. Throws StaffRequestError for a filter that can't be, and what S3 throws.
 */
export async function searchTickets(
  bucket: TicketBucket,
  filter: TicketFilter,
  { now, timeZone, onProgress, memory }: SearchDeps,
): Promise<TicketPage> {
  const range = searchRange(filter, now(), timeZone);
  const isMatch = matcherOf(filter);
  pageOf([], filter);
  const { tickets, unreadable, searched } = await storedTickets(bucket, range, {
    onProgress,
    memory,
  });
  const found = tickets.filter(isMatch).toSorted(newestFirst);
  const { items, ...page } = pageOf(found, filter);
  return {
    ...range,
    ...page,
    tickets: items.map(summaryOf),
    teams: [...new Set(tickets.map(({ entry }) => entry.ticket.route.team))].toSorted(),
    unreadable,
    searched,
  };
}

export function summaryOf({ entry, isFiled }: StoredTicket): TicketSummary {
  const { ticketId, recordedAt, route, category, requestor, summary, attachments } = entry.ticket;
  return {
    ...{ ticketId, recordedAt, state: stateOf({ entry, isFiled }) },
    ...{ team: route.team, queue: route.queue, category, urgency: route.urgency },
    ...{ name: requestor.name, email: requestor.email, summary },
    attachments: attachments?.length ?? 0,
  };
}

function matcherOf({ text, team, state, urgency }: TicketFilter) {
  const hasText = hasWords(text);
  return (stored: StoredTicket): boolean => {
    const { ticket } = stored.entry;
    const { route } = ticket;
    return (
      (team === undefined || team === route.team || team === route.queue) &&
      (state === undefined || state === stateOf(stored)) &&
      (urgency === undefined || urgency === route.urgency) &&
      hasText(textOf(stored))
    );
  };
}

function textOf({ entry: { ticket } }: StoredTicket): string {
  const { ticketId, requestor, summary, description } = ticket;
  return [ticketId, requestor.name, requestor.email, subjectOf(ticket), summary, description].join(
    '\n',
  );
}

function newestFirst(a: StoredTicket, b: StoredTicket): number {
  const [first, second] = [a.entry.ticket.recordedAt, b.entry.ticket.recordedAt];
  return first < second ? 1 : -Number(first > second);
}
