import type { Log } from '../json-log.ts';
import type { DeliveryProblem, TicketEntry } from './ticket.ts';

/** `infra/bot.yaml` has an alarm on this text. */
export const MAIL_REFUSED = 'mail refused';

/** Logs why a ticket is delayed: an error, unless the mail service only asked for patience. */
export function logDelay(
  log: Log,
  entry: TicketEntry & { readonly problem: DeliveryProblem },
  error: unknown,
): void {
  const { ticket, problem, retryAt, attempts } = entry;
  const { ticketId, route } = ticket;
  const { kind, reason, remedy } = problem;
  const fields = { ticketId, queue: route.queue, attempts, retryAt, reason, remedy };
  if (kind === 'throttled') log.warn(fields, 'mail throttled; the ticket waits');
  else if (kind === 'quota') log.error(fields, 'mail quota reached; the ticket waits');
  else if (kind === 'refused')
    log.error({ ...fields, err: error }, `${MAIL_REFUSED}; the ticket waits`);
  else log.error({ ...fields, err: error }, 'ticket not delivered yet; it will be tried again');
}
