import type { TicketOutbox } from '../../../bot/helpdesk/tickets/ticket-outbox.ts';
import { type WaitingTicket, waitingTicket } from '../../../bot/helpdesk/tickets/waiting-ticket.ts';

/** More are not looked at: what delays one delays all. */
const MAX_TICKETS = 500;

/** Returns the tickets in the outbox: alarms first, then the oldest. An entry that is not readable is an alarm. */
export async function readWaitingTickets(
  outbox: Pick<TicketOutbox, 'read' | 'untouchedSince'>,
  now: Date,
): Promise<WaitingTicket[]> {
  const found: WaitingTicket[] = [];
  for await (const { ticketId } of outbox.untouchedSince(now)) {
    const ticket = await readOne(outbox, ticketId, now);
    if (ticket) found.push(ticket);
    if (found.length === MAX_TICKETS) break;
  }
  return found.toSorted((a, b) => rank(a) - rank(b) || a.recordedAt.localeCompare(b.recordedAt));
}

function rank({ state }: WaitingTicket): number {
  return ['alarm', 'delayed', 'under way'].indexOf(state);
}

async function readOne(
  outbox: Pick<TicketOutbox, 'read'>,
  ticketId: string,
  now: Date,
): Promise<WaitingTicket | undefined> {
  try {
    const held = await outbox.read(ticketId);
    return held && waitingTicket(held.entry, now);
  } catch (error) {
    return {
      key: `outbox/${ticketId}.json`,
      state: 'alarm',
      queue: '',
      recordedAt: '',
      isMailed: false,
      attempts: 0,
      reason: `It cannot be read (${error instanceof Error ? error.name : typeof error}).`,
      remedy: 'Look at the object; restore it from a backup if it is damaged.',
    };
  }
}
