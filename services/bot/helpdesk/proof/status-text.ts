import type { TicketEntry } from '../tickets/ticket.ts';

/** Says how far a ticket is, by our own record of it: we send it, and see nothing of what the team does. */
export function statusText({ ticket, mail }: TicketEntry, timeZone: string): string {
  const { ticketId, route, recordedAt, requestor } = ticket;
  const when = (at: string) =>
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(new Date(at));
  const state = mail
    ? `It was mailed to the team “${route.team}” on ${when(mail.at)}, and they answer at ${requestor.email}.`
    : `It was recorded on ${when(recordedAt)}, and could not be mailed to the team “${route.team}” yet. I try again every five minutes; it is not lost.`;
  return `${ticketId}: ${state} I can’t see what they have done since.`;
}
