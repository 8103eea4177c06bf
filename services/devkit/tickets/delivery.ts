import { isOverdue } from '../../bot/helpdesk/tickets/overdue.ts';
import type { TicketEntry } from '../../bot/helpdesk/tickets/ticket.ts';
import type { Delivery, DeliveryState } from './tickets.ts';

/** An entry, and whether it is filed or still in the outbox. */
export interface StoredTicket {
  readonly entry: TicketEntry;
  readonly isFiled: boolean;
}

/** Says how far the delivery of a ticket is. */
export function deliveryOf({ entry, isFiled }: StoredTicket, now: Date): Delivery {
  const { attempts, claimedAt, sending, mail, notice, problem, retryAt } = entry;
  return {
    state: stateOf({ entry, isFiled }),
    attempts,
    claimedAt,
    sending: sending ?? null,
    mail: mail ?? null,
    notice: notice ?? null,
    urgentNotice: entry.urgentNotice ?? null,
    overdueNotice: entry.overdueNotice ?? null,
    problem: problem ?? null,
    retryAt: retryAt ?? null,
    isOverdue: !isFiled && isOverdue(entry.ticket, now),
  };
}

export function stateOf({ entry, isFiled }: StoredTicket): DeliveryState {
  if (isFiled) return 'sent';
  return entry.problem ? 'failed' : 'waiting';
}
