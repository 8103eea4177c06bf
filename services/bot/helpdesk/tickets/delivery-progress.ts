import type { TicketEntry } from './ticket.ts';
import type { HeldEntry, TicketOutbox } from './ticket-outbox.ts';

/** Another run has taken over the entry. */
export class LostClaimError extends Error {
  constructor(ticketId: string) {
    super(`Ticket ${ticketId} is being delivered by another run`);
    this.name = 'LostClaimError';
  }
}

/** An entry while it is being delivered, as it was last written. */
export class DeliveryProgress {
  readonly #outbox: Pick<TicketOutbox, 'replace'>;
  #held: HeldEntry;

  constructor(outbox: Pick<TicketOutbox, 'replace'>, held: HeldEntry) {
    this.#outbox = outbox;
    this.#held = held;
  }

  get held(): HeldEntry {
    return this.#held;
  }

  get entry(): TicketEntry {
    return this.#held.entry;
  }

  /** Writes the next state of the entry. Throws LostClaimError, and what the outbox throws. */
  async write(entry: TicketEntry): Promise<void> {
    const written = await this.#outbox.replace(this.#held, entry);
    if (!written) throw new LostClaimError(entry.ticket.ticketId);
    this.#held = written;
  }
}
