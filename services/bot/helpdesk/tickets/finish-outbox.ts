import type { Log } from '../json-log.ts';
import { deliverTicket, LostClaimError, type TicketDeliveryDeps } from './deliver-ticket.ts';
import type { HeldEntry } from './ticket-outbox.ts';

/** The function that recorded an entry may still be working on one that was written more recently. */
const UNTOUCHED_MS = 120_000;

export interface FinishOutboxDeps extends TicketDeliveryDeps {
  readonly log: Log;
  /** Returns whether there is time for one more ticket. */
  readonly hasTime: () => boolean;
}

export interface OutboxSummary {
  readonly delivered: number;
  readonly failed: number;
}

/**
 * Delivers recorded tickets whose delivery was interrupted. A failure is logged and left for the next run, and does not
 * hold up other tickets. Throws only if the outbox cannot be listed.
 */
export async function finishOutbox(deps: FinishOutboxDeps): Promise<OutboxSummary> {
  let delivered = 0;
  let failed = 0;
  const moment = new Date(deps.clock.now().getTime() - UNTOUCHED_MS);
  for await (const ticketId of deps.outbox.untouchedSince(moment)) {
    if (!deps.hasTime()) break;
    const outcome = await finish(deps, ticketId);
    if (outcome === 'delivered') delivered++;
    if (outcome === 'failed') failed++;
  }
  return { delivered, failed };
}

async function finish(
  deps: FinishOutboxDeps,
  ticketId: string,
): Promise<'delivered' | 'failed' | 'taken'> {
  try {
    const held = await claim(deps, ticketId);
    if (!held) return 'taken';
    await deliverTicket(deps, held);
    return 'delivered';
  } catch (error) {
    if (error instanceof LostClaimError) return 'taken';
    deps.log.error({ ticketId, err: error }, 'ticket not delivered; the next run will retry');
    return 'failed';
  }
}

/**
 * Claims an entry: of concurrent attempts, only one write succeeds. The write also hides the entry from the next run.
 */
async function claim(deps: FinishOutboxDeps, ticketId: string): Promise<HeldEntry | undefined> {
  const held = await deps.outbox.read(ticketId);
  if (!held) return undefined;
  const claimedAt = deps.clock.now().toISOString();
  return deps.outbox.replace(held, {
    ...held.entry,
    attempts: held.entry.attempts + 1,
    claimedAt,
  });
}
