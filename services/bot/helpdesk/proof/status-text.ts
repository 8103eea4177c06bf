import type { TicketEntry } from '../tickets/ticket.ts';
import type { TrackedTicket } from '../tickets/ticket-tracker.ts';

/** The statuses that RT has from the start (RT_Config.pm, `%Lifecycles`), as a client would say them. */
const STATUSES: Readonly<Record<string, string>> = {
  new: 'nobody has begun with it yet',
  open: 'somebody is working on it',
  stalled: 'it waits, perhaps for an answer of yours',
  resolved: 'it is solved',
  rejected: 'it was closed without a solution',
  deleted: 'it was deleted',
};

/**
 * Says how far a ticket is: as the tracker of the team has it, or else by our own record, which ends where the mail was sent.
 */
export function statusText(
  { ticket, mail }: TicketEntry,
  timeZone: string,
  tracked?: TrackedTicket,
): string {
  const { ticketId, route, recordedAt, requestor } = ticket;
  if (tracked) {
    const changed = tracked.changedAt
      ? `, last changed on ${when(tracked.changedAt, timeZone)}`
      : '';
    const status = STATUSES[tracked.status] ?? `its status is “${tracked.status.slice(0, 40)}”`;
    return `${ticketId} is with the team “${route.team}”: ${status}${changed}. They answer at ${requestor.email}.`;
  }
  const state = mail
    ? `It was mailed to the team “${route.team}” on ${when(mail.at, timeZone)}, and they answer at ${requestor.email}.`
    : `It was recorded on ${when(recordedAt, timeZone)}, and could not be mailed to the team “${route.team}” yet. I try again every five minutes; it is not lost.`;
  return `${ticketId}: ${state} I can’t see what they have done since.`;
}

function when(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at));
}
