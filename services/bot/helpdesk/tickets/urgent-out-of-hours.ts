import type { OfficeHours } from '../hours/office-hours.ts';
import { openingAt } from '../hours/opening.ts';
import type { Ticket } from './ticket.ts';

/** Returns whether a ticket is urgent and nobody is there to read its mail. */
export function isUrgentOutOfHours({ route }: Ticket, hours: OfficeHours, now: Date): boolean {
  return route.urgency === 'high' && !openingAt(hours, now).isOpen;
}
