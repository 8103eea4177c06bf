import type { Clock } from '../clock.ts';
import type { OfficeHours } from '../hours/office-hours.ts';
import type { Log } from '../json-log.ts';
import type { AttachmentReader } from '../uploads/upload-store.ts';
import { withoutProblem, withProblem } from './delivery-problem.ts';
import { DeliveryProgress, LostClaimError } from './delivery-progress.ts';
import { logDelay } from './log-delay.ts';
import { ticketMail } from './mail/ticket-mail.ts';
import { readAttachments } from './mailed-attachments.ts';
import type { DeliveryProblem, Receipt, TicketEntry } from './ticket.ts';
import type { TicketLookup } from './ticket-lookup.ts';
import type { TicketMailer } from './ticket-mailer.ts';
import { ticketNotice, urgentNotice } from './ticket-notice.ts';
import type { TicketNotifier } from './ticket-notifier.ts';
import type { HeldEntry, TicketOutbox } from './ticket-outbox.ts';
import { isUrgentOutOfHours } from './urgent-out-of-hours.ts';

export interface TicketDeliveryDeps {
  readonly outbox: TicketOutbox;
  readonly mailer: TicketMailer;
  readonly attachments: AttachmentReader;
  readonly notifier: TicketNotifier;
  /** For what is urgent while nobody is there. */
  readonly urgentNotifier: TicketNotifier;
  readonly officeHours: () => OfficeHours;
  /** If set, it is asked before a mail that may have been sent is sent again. */
  readonly lookup?: TicketLookup;
  readonly clock: Clock;
  /** A number in [0, 1), which spreads attempts. */
  readonly random: () => number;
}

type DeliverDeps = TicketDeliveryDeps & { readonly log: Log };

/** What became of an attempt: `taken` if another run has the entry, `delayed` if it is to be tried again. */
export type DeliveryOutcome =
  | { readonly state: 'delivered' | 'taken' }
  | { readonly state: 'delayed'; readonly problem: DeliveryProblem; readonly held: HeldEntry };

/** As many attempts wait for a look-up that fails. Then the ticket is mailed again: better twice than never. */
const LOOKUP_ATTEMPTS = 3;

/**
 * Mails and announces a ticket whose entry the caller holds, files it, and removes it from the outbox. Each receipt is
 * written before the next step, so that after a fault the next attempt repeats no step that is known to be done.
 *
 * A mail service has no idempotency token. An entry therefore says that it is being mailed before the service is called.
 * If no receipt follows, the mail is looked up where it should have arrived, and sent again if it isn't there or there is
 * nothing to ask: a ticket is mailed at least once, and every mail about it has the same `X-LTSI-Ticket`. A mail that the
 * service is known to have refused was not sent.
 *
 * What fails is logged and written into the entry, with the time of the next attempt. Never rejects.
 */
export async function deliverTicket(deps: DeliverDeps, held: HeldEntry): Promise<DeliveryOutcome> {
  const progress = new DeliveryProgress(deps.outbox, held);
  try {
    await perform(deps, progress);
    return { state: 'delivered' };
  } catch (error) {
    return error instanceof LostClaimError ? { state: 'taken' } : delay(deps, progress, error);
  }
}

async function perform(deps: DeliverDeps, progress: DeliveryProgress): Promise<void> {
  const { outbox } = deps;
  const { ticket } = progress.entry;
  // A request that is repeated after its ticket was filed has recorded a new entry. It ends here.
  if (await outbox.isFiled(ticket)) return outbox.remove(ticket.ticketId);
  const mailError = await errorOf(() => mailOnce(deps, progress));
  // The person on call is called although the mail waits.
  const alertError = await errorOf(() => alertOnce(deps, progress));
  if (mailError !== undefined && alertError !== undefined)
    deps.log.error({ ticketId: ticket.ticketId, err: alertError }, 'urgent notice not published');
  if (mailError !== undefined) throw mailError;
  await announceOnce(deps, progress);
  if (alertError !== undefined) throw alertError;
  await outbox.file(withoutProblem(progress.entry));
  await outbox.remove(ticket.ticketId);
}

async function errorOf(step: () => Promise<void>): Promise<unknown> {
  try {
    await step();
    return undefined;
  } catch (error) {
    if (error instanceof LostClaimError) throw error;
    return error ?? new Error('undefined was thrown');
  }
}

/** If the problem can't be written either, the entry is tried again as one that was interrupted. */
async function delay(
  deps: DeliverDeps,
  progress: DeliveryProgress,
  error: unknown,
): Promise<DeliveryOutcome> {
  const entry = withProblem(progress.entry, error, deps.clock.now(), deps.random());
  const { problem } = entry;
  logDelay(deps.log, entry, error);
  try {
    await progress.write(entry);
  } catch (writeError) {
    if (writeError instanceof LostClaimError) return { state: 'taken' };
    const { ticketId } = entry.ticket;
    deps.log.warn({ ticketId, err: writeError }, 'what delays the ticket was not written down');
  }
  return { state: 'delayed', problem, held: progress.held };
}

async function mailOnce(deps: DeliverDeps, progress: DeliveryProgress): Promise<void> {
  const { entry } = progress;
  if (entry.mail) return;
  const arrived = entry.sending === undefined ? undefined : await findArrived(deps, entry);
  if (arrived !== undefined) return progress.write(mailed(deps, entry, arrived));
  const files = await readAttachments(deps.attachments, entry.ticket);
  await progress.write({ ...entry, sending: deps.clock.now().toISOString() });
  const messageId = await deps.mailer.send({
    ...ticketMail(entry.ticket),
    ...(files.length > 0 && { attachments: files }),
  });
  await progress.write(mailed(deps, entry, messageId));
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

async function alertOnce(deps: TicketDeliveryDeps, progress: DeliveryProgress): Promise<void> {
  const { entry } = progress;
  if (entry.urgentNotice) return;
  if (!isUrgentOutOfHours(entry.ticket, deps.officeHours(), deps.clock.now())) return;
  const messageId = await deps.urgentNotifier.publish(urgentNotice(entry.ticket));
  await progress.write({ ...entry, urgentNotice: receipt(deps, messageId) });
}

async function announceOnce(deps: TicketDeliveryDeps, progress: DeliveryProgress): Promise<void> {
  const { entry } = progress;
  if (entry.notice) return;
  const messageId = await deps.notifier.publish(ticketNotice(entry.ticket));
  await progress.write({ ...entry, notice: receipt(deps, messageId) });
}

function receipt({ clock }: TicketDeliveryDeps, messageId: string): Receipt {
  return { messageId, at: clock.now().toISOString() };
}
