import type { Ticket, TicketEntry } from './ticket.ts';

/** An entry as last read or written. A later write by another run makes the revision stale. */
export interface HeldEntry {
  readonly entry: TicketEntry;
  readonly revision: string;
}

/** Keeps tickets until they have been mailed and announced, and then files them. */
export interface TicketOutbox {
  /** Records a ticket durably. Resolves with undefined if the outbox already has a ticket with this id. */
  record(entry: TicketEntry): Promise<HeldEntry | undefined>;
  /** Resolves with undefined if there is no such entry (any more). */
  read(ticketId: string): Promise<HeldEntry | undefined>;
  /** Overwrites a held entry. Resolves with undefined if it has been written or removed since. */
  replace(held: HeldEntry, entry: TicketEntry): Promise<HeldEntry | undefined>;
  /** Lists the ids of entries that have not been written since that moment. */
  untouchedSince(moment: Date): AsyncIterable<string>;
  /** Files a delivered ticket. Idempotent. */
  file(entry: TicketEntry): Promise<void>;
  /** Returns whether a ticket with this id has been filed. */
  isFiled(ticket: Ticket): Promise<boolean>;
  remove(ticketId: string): Promise<void>;
  /** Finds a ticket that was recorded at about that time, filed or not. Resolves with undefined if there is none. */
  find(ticketId: string, recordedAt: Date): Promise<TicketEntry | undefined>;
}
