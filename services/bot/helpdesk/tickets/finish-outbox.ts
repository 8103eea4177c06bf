import type { Log } from '../json-log.ts';
import { type DeliveryNeeds, deliverTicket, LostClaimError } from './deliver-ticket.ts';
import type { HeldEntry } from './ticket-outbox.ts';

/** An entry that was touched more recently may still be in the hands of the function that recorded it. */
const UNTOUCHED_MS = 120_000;

export interface FinishOutboxNeeds extends DeliveryNeeds {
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
export async function finishOutbox(needs: FinishOutboxNeeds): Promise<OutboxSummary> {
  let delivered = 0;
  let failed = 0;
  const moment = new Date(needs.clock.now().getTime() - UNTOUCHED_MS);
  for await (const ticketId of needs.outbox.untouchedSince(moment)) {
    if (!needs.hasTime()) break;
    const outcome = await finish(needs, ticketId);
    if (outcome === 'delivered') delivered++;
    if (outcome === 'failed') failed++;
  }
  return { delivered, failed };
}

async function finish(
  needs: FinishOutboxNeeds,
  ticketId: string,
): Promise<'delivered' | 'failed' | 'taken'> {
  try {
    const held = await claim(needs, ticketId);
    if (!held) return 'taken';
    await deliverTicket(needs, held);
    return 'delivered';
  } catch (error) {
    if (error instanceof LostClaimError) return 'taken';
    needs.log.error({ ticketId, err: error }, 'ticket still not delivered');
    return 'failed';
  }
}

/** Of all who try at once, one write succeeds; it also makes the entry look touched to the next run. */
async function claim(needs: FinishOutboxNeeds, ticketId: string): Promise<HeldEntry | undefined> {
  const held = await needs.outbox.read(ticketId);
  if (!held) return undefined;
  const claimedAt = needs.clock.now().toISOString();
  return needs.outbox.replace(held, {
    ...held.entry,
    attempts: held.entry.attempts + 1,
    claimedAt,
  });
}
