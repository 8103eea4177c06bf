import type { Clock } from '../clock.ts';
import type { Receipt, TicketEntry } from './ticket.ts';
import { ticketMail } from './ticket-mail.ts';
import type { TicketMailer } from './ticket-mailer.ts';
import { ticketNotice } from './ticket-notice.ts';
import type { TicketNotifier } from './ticket-notifier.ts';
import type { HeldEntry, TicketOutbox } from './ticket-outbox.ts';

export interface DeliveryDeps {
  readonly outbox: TicketOutbox;
  readonly mailer: TicketMailer;
  readonly notifier: TicketNotifier;
  readonly clock: Clock;
}

/** Somebody else works on the entry: it is theirs now. */
export class LostClaimError extends Error {
  constructor(ticketId: string) {
    super(`Somebody else delivers ticket ${ticketId}`);
    this.name = 'LostClaimError';
  }
}

/**
 * Mails and announces a ticket whose entry the caller holds, files it, and takes it out of the outbox. Each receipt is
 * written before the next step, so that whoever takes over after a fault repeats none that is known to be done.
 * Throws what the services throw, and LostClaimError; the entry then stays for the next attempt.
 */
export async function deliverTicket(deps: DeliveryDeps, held: HeldEntry): Promise<void> {
  const { outbox } = deps;
  const { ticket } = held.entry;
  // A request that comes again after its ticket was filed finds no outbox entry, and makes one: it ends here.
  if (await outbox.isFiled(ticket)) return outbox.remove(ticket.ticketId);
  const mailed = await mailOnce(deps, held);
  const announced = await announceOnce(deps, mailed);
  await outbox.file(announced.entry);
  await outbox.remove(ticket.ticketId);
}

async function mailOnce(deps: DeliveryDeps, held: HeldEntry): Promise<HeldEntry> {
  if (held.entry.mail) return held;
  const messageId = await deps.mailer.send(ticketMail(held.entry.ticket));
  return replace(deps, held, { ...held.entry, mail: receipt(deps, messageId) });
}

async function announceOnce(deps: DeliveryDeps, held: HeldEntry): Promise<HeldEntry> {
  if (held.entry.notice) return held;
  const messageId = await deps.notifier.publish(ticketNotice(held.entry.ticket));
  return replace(deps, held, { ...held.entry, notice: receipt(deps, messageId) });
}

function receipt({ clock }: DeliveryDeps, messageId: string): Receipt {
  return { messageId, at: clock.now().toISOString() };
}

async function replace(
  { outbox }: DeliveryDeps,
  held: HeldEntry,
  entry: TicketEntry,
): Promise<HeldEntry> {
  const written = await outbox.replace(held, entry);
  if (!written) throw new LostClaimError(entry.ticket.ticketId);
  return written;
}
