import type { Log } from '../json-log.ts';
import { type DeliveryOutcome, deliverTicket, type TicketDeliveryDeps } from './deliver-ticket.ts';
import { isWaiting } from './delivery-problem.ts';
import { reportOverdue } from './report-overdue.ts';
import type { HeldEntry, ListedEntry } from './ticket-outbox.ts';

/** The function that recorded an entry may still be working on one that was written more recently. */
const UNTOUCHED_MS = 120_000;
/** SES counts mails per second. */
const THROTTLE_PAUSE_MS = 1_000;
/** After as many throttled mails in a row, the other tickets wait for the next run. Our choice. */
const MAX_THROTTLED = 3;

export interface FinishOutboxDeps extends TicketDeliveryDeps {
  readonly log: Log;
  /** Returns whether there is time for one more ticket. */
  readonly hasTime: () => boolean;
  readonly pause: (ms: number) => Promise<void>;
  /** If true, tickets that wait for their next attempt are tried now: somebody has repaired what failed. */
  readonly retryNow?: boolean;
}

export interface OutboxSummary {
  readonly delivered: number;
  readonly failed: number;
  /** Tickets that are tried again later, but for those that failed now. */
  readonly waiting: number;
  /** Tickets that were recorded a day ago or longer and are still not delivered. */
  readonly overdue: number;
}

type Finished =
  | { readonly as: 'delivered' | 'taken' | 'unread' }
  | { readonly as: 'failed' | 'waiting' | 'throttled' | 'quota'; readonly held: HeldEntry };

/**
 * Delivers recorded tickets whose delivery was interrupted, or failed and is due again. A failure is logged and left for a
 * later run, and does not hold up other tickets; if the mail service throttles, the run slows down, and ends its mailing.
 * Throws only if the outbox cannot be listed.
 */
export async function finishOutbox(deps: FinishOutboxDeps): Promise<OutboxSummary> {
  const count = { delivered: 0, failed: 0, waiting: 0, overdue: 0 };
  const moment = new Date(deps.clock.now().getTime() - UNTOUCHED_MS);
  let throttled = 0;
  for await (const listed of deps.outbox.untouchedSince(moment)) {
    if (!deps.hasTime()) break;
    const finished = await finish(deps, listed, throttled < MAX_THROTTLED);
    throttled = throttledAfter(finished, throttled);
    if (finished.as === 'throttled' && throttled < MAX_THROTTLED)
      await deps.pause(THROTTLE_PAUSE_MS);
    const counted = countedAs(finished);
    if (counted) count[counted] += 1;
    if ('held' in finished && (await reportOverdue(deps, finished.held))) count.overdue += 1;
  }
  return count;
}

function throttledAfter({ as }: Finished, before: number): number {
  if (as === 'delivered') return 0;
  if (as === 'quota') return MAX_THROTTLED;
  return as === 'throttled' ? before + 1 : before;
}

function countedAs({ as }: Finished): 'delivered' | 'failed' | 'waiting' | undefined {
  if (as === 'taken') return undefined;
  if (as === 'unread') return 'failed';
  return as === 'throttled' || as === 'quota' ? 'waiting' : as;
}

async function finish(
  deps: FinishOutboxDeps,
  { ticketId, revision }: ListedEntry,
  mayMail: boolean,
): Promise<Finished> {
  try {
    const held = await deps.outbox.read(ticketId);
    // Another run that has written it since may be mailing it.
    if (held?.revision !== revision) return { as: 'taken' };
    const waits = deps.retryNow !== true && isWaiting(held.entry, deps.clock.now());
    if (waits || !mayMail) return { as: 'waiting', held };
    const claimed = await claim(deps, held);
    return claimed ? finishedAs(await deliverTicket(deps, claimed)) : { as: 'taken' };
  } catch (error) {
    deps.log.error({ ticketId, err: error }, 'ticket not read; the next run tries again');
    return { as: 'unread' };
  }
}

function finishedAs(outcome: DeliveryOutcome): Finished {
  if (outcome.state !== 'delayed') return { as: outcome.state };
  const { held, problem } = outcome;
  const { kind } = problem;
  return { as: kind === 'throttled' || kind === 'quota' ? kind : 'failed', held };
}

/**
 * Claims an entry: of concurrent attempts, only one write succeeds. The write also hides the entry from the next run.
 */
function claim(deps: FinishOutboxDeps, held: HeldEntry): Promise<HeldEntry | undefined> {
  const claimedAt = deps.clock.now().toISOString();
  const attempts = held.entry.attempts + 1;
  return deps.outbox.replace(held, { ...held.entry, attempts, claimedAt });
}
