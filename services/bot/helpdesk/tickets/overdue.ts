import type { Ticket } from './ticket.ts';

const HOUR = 3_600_000;
const OVERDUE_HOURS = 24;

/** Returns how long ago a ticket was recorded, in whole hours. */
export function overdueHours({ recordedAt }: Ticket, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(recordedAt)) / HOUR);
}

/** Returns whether a ticket that is still in the outbox was recorded a day ago or longer. */
export function isOverdue(ticket: Ticket, now: Date): boolean {
  return overdueHours(ticket, now) >= OVERDUE_HOURS;
}
