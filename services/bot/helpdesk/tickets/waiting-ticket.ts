import { isOverdue } from './overdue.ts';
import type { TicketEntry } from './ticket.ts';

/** A ticket in the outbox, as staff see it: without personal data. */
export interface WaitingTicket {
  /** Its key in the tickets bucket. */
  readonly key: string;
  /** `alarm`: a person must do something. */
  readonly state: 'alarm' | 'delayed' | 'under way';
  readonly queue: string;
  readonly recordedAt: string;
  readonly isMailed: boolean;
  /** The attempts that failed. */
  readonly attempts: number;
  readonly retryAt?: string;
  readonly reason?: string;
  readonly remedy?: string;
}

const INTERRUPTED = 'Its delivery was interrupted.';
const SEE_LOG = 'See the log of the outbox function.';

/** Describes an entry of the outbox: it alarms after a day, and at once if the mail service refuses it. */
export function waitingTicket(entry: TicketEntry, now: Date): WaitingTicket {
  const { ticket, attempts, mail, problem, retryAt } = entry;
  const isLate = isOverdue(ticket, now);
  const isAlarm = isLate || problem?.kind === 'refused';
  const explained = problem ?? (isLate ? { reason: INTERRUPTED, remedy: SEE_LOG } : undefined);
  return {
    key: `outbox/${ticket.ticketId}.json`,
    state: isAlarm ? 'alarm' : problem ? 'delayed' : 'under way',
    queue: ticket.route.queue,
    recordedAt: ticket.recordedAt,
    isMailed: mail !== undefined,
    attempts,
    ...(retryAt !== undefined && { retryAt }),
    ...(explained && { reason: explained.reason, remedy: explained.remedy }),
  };
}
