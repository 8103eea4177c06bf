import type { Clock } from '../clock.ts';
import type { Receipt, TicketEntry } from './ticket.ts';
import { ticketMail } from './ticket-mail.ts';
import type { TicketMailer } from './ticket-mailer.ts';
import { ticketNotice } from './ticket-notice.ts';
import type { TicketNotifier } from './ticket-notifier.ts';
import type { HeldEntry, TicketOutbox } from './ticket-outbox.ts';

export interface TicketDeliveryDeps {
  readonly outbox: TicketOutbox;
  readonly mailer: TicketMailer;
  readonly notifier: TicketNotifier;
  readonly clock: Clock;
}

/** Another run has taken over the entry. */
export class LostClaimError extends Error {
  constructor(ticketId: string) {
    super(`Ticket ${ticketId} is being delivered by another run`);
    this.name = 'LostClaimError';
  }
}

/**
 * Mails and announces a ticket whose entry the caller holds, files it, and removes it from the outbox. Each receipt is
 * written before the next step, so that after a fault the next attempt repeats no step that is known to be done.
 * Throws LostClaimError, and what the services throw; the entry then stays for the next attempt.
 */
export async function deliverTicket(deps: TicketDeliveryDeps, held: HeldEntry): Promise<void> {
  const { outbox } = deps;
  const { ticket } = held.entry;
  // A request that is repeated after its ticket was filed has recorded a new entry. It ends here.
  if (await outbox.isFiled(ticket)) return outbox.remove(ticket.ticketId);
  const mailed = await mailOnce(deps, held);
  const announced = await announceOnce(deps, mailed);
  await outbox.file(announced.entry);
  await outbox.remove(ticket.ticketId);
}

async function mailOnce(deps: TicketDeliveryDeps, held: HeldEntry): Promise<HeldEntry> {
  if (held.entry.mail) return held;
  const messageId = await deps.mailer.send(ticketMail(held.entry.ticket));
  return replace(deps, held, { ...held.entry, mail: receipt(deps, messageId) });
}

async function announceOnce(deps: TicketDeliveryDeps, held: HeldEntry): Promise<HeldEntry> {
  if (held.entry.notice) return held;
  const messageId = await deps.notifier.publish(ticketNotice(held.entry.ticket));
  return replace(deps, held, { ...held.entry, notice: receipt(deps, messageId) });
}

function receipt({ clock }: TicketDeliveryDeps, messageId: string): Receipt {
  return { messageId, at: clock.now().toISOString() };
}

async function replace(
  { outbox }: TicketDeliveryDeps,
  held: HeldEntry,
  entry: TicketEntry,
): Promise<HeldEntry> {
  const written = await outbox.replace(held, entry);
  if (!written) throw new LostClaimError(entry.ticket.ticketId);
  return written;
}
