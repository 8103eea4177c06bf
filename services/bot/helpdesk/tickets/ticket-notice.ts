import type { Ticket } from './ticket.ts';
import type { TicketNotice } from './ticket-notifier.ts';

/** Builds the announcement of a new ticket. It omits the client's name, address and words, which are in the mail. */
export function ticketNotice(ticket: Ticket): TicketNotice {
  const { ticketId, recordedAt, category, route } = ticket;
  const { queue, urgency, rule } = route;
  return {
    subject: `New ticket ${ticketId} for ${queue}`.slice(0, 100),
    text: `Ticket ${ticketId} (${category}, urgency ${urgency}) was mailed to ${route.team}, queue ${queue}.`,
    data: { version: 1, kind: 'ticket', ticketId, recordedAt, queue, urgency, category, rule },
    attributes: { queue, urgency, category: category || 'none', kind: 'ticket' },
  };
}
