import type { Log } from '../json-log.ts';
import { type DeliveryDeps, deliverTicket, LostClaimError } from './deliver-ticket.ts';
import type { HeldEntry } from './ticket-outbox.ts';

/** An entry that was touched more recently may still be in the hands of the function that recorded it. */
const UNTOUCHED_MS = 120_000;

export interface FinishOutboxDeps extends DeliveryDeps {
  readonly log: Log;
  /** Whether there is time for one more ticket. */
  readonly hasTime: () => boolean;
}

export interface OutboxSummary {
  readonly delivered: number;
  readonly failed: number;
}

/**
 * Delivers the tickets that were recorded, but whose delivery was cut off. One that fails stays for the next run and
 * holds up no other; it is logged. Throws only when the outbox can't be listed.
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
    deps.log.error({ ticketId, err: error }, 'ticket still not delivered');
    return 'failed';
  }
}

/** Of all who try at once, one write succeeds; it also makes the entry look touched to the next run. */
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
