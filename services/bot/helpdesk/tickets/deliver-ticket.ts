import type { Clock } from '../clock.ts';
import type { Log } from '../json-log.ts';
import type { AttachmentReader } from '../uploads/upload-store.ts';
import { ticketMail } from './mail/ticket-mail.ts';
import { readAttachments } from './mailed-attachments.ts';
import type { Receipt, TicketEntry } from './ticket.ts';
import type { TicketLookup } from './ticket-lookup.ts';
import type { TicketMailer } from './ticket-mailer.ts';
import { ticketNotice } from './ticket-notice.ts';
import type { TicketNotifier } from './ticket-notifier.ts';
import type { HeldEntry, TicketOutbox } from './ticket-outbox.ts';

export interface TicketDeliveryDeps {
  readonly outbox: TicketOutbox;
  readonly mailer: TicketMailer;
  readonly attachments: AttachmentReader;
  readonly notifier: TicketNotifier;
  /** If set, it is asked before a mail that may have been sent is sent again. */
  readonly lookup?: TicketLookup;
  readonly clock: Clock;
}

type DeliverDeps = TicketDeliveryDeps & { readonly log: Log };

/** As many attempts wait for a look-up that fails. Then the ticket is mailed again: better twice than never. */
const LOOKUP_ATTEMPTS = 3;

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
 *
 * A mail service has no idempotency token. An entry therefore says that it is being mailed before the service is called.
 * If no receipt follows, the mail is looked up where it should have arrived, and sent again if it isn't there or there is
 * nothing to ask: a ticket is mailed at least once, and every mail about it has the same `X-LTSI-Ticket`.
 * Throws LostClaimError, and what the services throw; the entry then stays for the next attempt.
 */
export async function deliverTicket(deps: DeliverDeps, held: HeldEntry): Promise<void> {
  const { outbox } = deps;
  const { ticket } = held.entry;
  // A request that is repeated after its ticket was filed has recorded a new entry. It ends here.
  if (await outbox.isFiled(ticket)) return outbox.remove(ticket.ticketId);
  const mailed = await mailOnce(deps, held);
  const announced = await announceOnce(deps, mailed);
  await outbox.file(announced.entry);
  await outbox.remove(ticket.ticketId);
}

async function mailOnce(deps: DeliverDeps, held: HeldEntry): Promise<HeldEntry> {
  if (held.entry.mail) return held;
  const arrived =
    held.entry.sending === undefined ? undefined : await findArrived(deps, held.entry);
  if (arrived !== undefined) return replace(deps, held, mailed(deps, held.entry, arrived));
  const { ticket } = held.entry;
  const files = await readAttachments(deps.attachments, ticket);
  const sending = deps.clock.now().toISOString();
  const trying = await replace(deps, held, { ...held.entry, sending });
  const messageId = await deps.mailer.send({
    ...ticketMail(ticket),
    ...(files.length > 0 && { attachments: files }),
  });
  return replace(deps, trying, mailed(deps, trying.entry, messageId));
}

function mailed(deps: TicketDeliveryDeps, entry: TicketEntry, messageId: string): TicketEntry {
  const { sending: _, ...sent } = entry;
  return { ...sent, mail: receipt(deps, messageId) };
}

/** Returns the ticket that an interrupted attempt has opened. Throws what the look-up throws, for the first attempts. */
async function findArrived(
  { lookup, log }: DeliverDeps,
  { ticket: { ticketId }, attempts }: TicketEntry,
): Promise<string | undefined> {
  try {
    const arrived = await lookup?.find(ticketId);
    if (arrived === undefined)
      log.warn({ ticketId }, 'ticket may have been mailed; mailing it again');
    return arrived;
  } catch (error) {
    if (attempts <= LOOKUP_ATTEMPTS) throw error;
    log.warn({ ticketId, err: error }, 'ticket not looked up; mailing it again');
    return undefined;
  }
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
