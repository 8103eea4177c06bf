import { MailNotSentError } from './mail-not-sent-error.ts';
import { retryDelay } from './retry-delay.ts';
import type { DeliveryProblem, TicketEntry } from './ticket.ts';

const SEE_LOG = 'See the log of the outbox function.';

/**
 * Returns the entry with what went wrong and when to try again. A throttled attempt does not count as one. If the mail is
 * known not to have been sent, the entry no longer says that it may have been.
 */
export function withProblem(
  entry: TicketEntry,
  error: unknown,
  now: Date,
  random: number,
): TicketEntry & { readonly problem: DeliveryProblem; readonly retryAt: string } {
  const problem = problemOf(error, now);
  const { sending, ...rest } = entry;
  const isThrottled = problem.kind === 'throttled' || problem.kind === 'quota';
  const delay = retryDelay(problem.kind, entry.attempts, random);
  return {
    ...rest,
    ...(sending !== undefined && !(error instanceof MailNotSentError) && { sending }),
    attempts: isThrottled ? Math.max(0, entry.attempts - 1) : entry.attempts,
    problem,
    retryAt: new Date(now.getTime() + delay).toISOString(),
  };
}

/** Returns the entry as it is filed: what went wrong on the way is over. */
export function withoutProblem(entry: TicketEntry): TicketEntry {
  const { problem: _, retryAt: __, ...done } = entry;
  return done;
}

/** Returns whether an entry's next attempt is still to come. */
export function isWaiting({ retryAt }: TicketEntry, now: Date): boolean {
  return retryAt !== undefined && Date.parse(retryAt) > now.getTime();
}

function problemOf(error: unknown, now: Date): DeliveryProblem {
  const at = now.toISOString();
  if (error instanceof MailNotSentError) {
    const { kind, reason, remedy } = error;
    return { kind, reason, remedy, at };
  }
  const name = error instanceof Error ? error.name : typeof error;
  return { kind: 'failed', reason: `A service failed (${name}).`, remedy: SEE_LOG, at };
}
