import type { TicketEntry } from '../../../bot/helpdesk/tickets/ticket.ts';

/** A ticket as a row of a table. */
export type TicketRow = Readonly<Record<string, string | number>>;

/** Returns the row of a ticket: without personal data, unless they are asked for. */
export function ticketRow(
  { ticket, attempts, mail, notice }: TicketEntry,
  withPeople: boolean,
): TicketRow {
  const { route, requestor } = ticket;
  return {
    ticketId: ticket.ticketId,
    recordedAt: ticket.recordedAt,
    mailedAt: mail?.at ?? '',
    announcedAt: notice?.at ?? '',
    attempts,
    category: ticket.category,
    queue: route.queue,
    team: route.team,
    urgency: route.urgency,
    rule: route.rule,
    evidence: route.evidence.join('; '),
    urgencyEvidence: route.urgencyEvidence.join('; '),
    ...(withPeople && {
      name: requestor.name,
      email: requestor.email,
      summary: ticket.summary,
    }),
  };
}
