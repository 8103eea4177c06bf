import type { Log } from '../json-log.ts';
import type { TicketDeliveryDeps } from './deliver-ticket.ts';
import { isOverdue, overdueHours } from './overdue.ts';
import { overdueNotice } from './ticket-notice.ts';
import type { HeldEntry } from './ticket-outbox.ts';

export type ReportOverdueDeps = Pick<TicketDeliveryDeps, 'outbox' | 'notifier' | 'clock'> & {
  readonly log: Log;
};

/** `infra/bot.yaml` has an alarm on this text. */
export const TICKET_OVERDUE = 'ticket overdue';

/**
 * If a ticket is still in the outbox after a day, logs that, each time, and announces it once. Returns whether it is
 * overdue. A notice that fails is published by the next run. Never rejects.
 */
export async function reportOverdue(deps: ReportOverdueDeps, held: HeldEntry): Promise<boolean> {
  const now = deps.clock.now();
  if (!isOverdue(held.entry.ticket, now)) return false;
  const { ticket, attempts, problem, mail } = held.entry;
  const { reason, remedy } = problem ?? {};
  const hours = overdueHours(ticket, now);
  const isMailed = mail !== undefined;
  const { ticketId } = ticket;
  const fields = { ticketId, queue: ticket.route.queue, hours, attempts, isMailed, reason, remedy };
  deps.log.error(fields, `${TICKET_OVERDUE}: not delivered for a day`);
  await announce(deps, held);
  return true;
}

/** Claims the entry first: of concurrent runs, only one announces it. */
async function announce(deps: ReportOverdueDeps, held: HeldEntry): Promise<void> {
  const { outbox, notifier, clock, log } = deps;
  if (held.entry.overdueNotice) return;
  const { ticketId } = held.entry.ticket;
  try {
    const claimed = await outbox.replace(held, {
      ...held.entry,
      claimedAt: clock.now().toISOString(),
    });
    if (!claimed) return;
    const messageId = await notifier.publish(overdueNotice(claimed.entry, clock.now()));
    const overdue = { messageId, at: clock.now().toISOString() };
    await outbox.replace(claimed, { ...claimed.entry, overdueNotice: overdue });
  } catch (error) {
    log.error({ ticketId, err: error }, 'overdue ticket not announced; the next run tries again');
  }
}
