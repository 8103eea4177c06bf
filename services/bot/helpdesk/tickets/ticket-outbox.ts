import type { Ticket, TicketEntry } from './ticket.ts';

/** An entry as it was when read or written; a later write by somebody else makes the revision stale. */
export interface HeldEntry {
  readonly entry: TicketEntry;
  readonly revision: string;
}

/** Where tickets wait until they are mailed and announced, and where they are filed then. */
export interface TicketOutbox {
  /** Records a ticket durably; undefined when the outbox already has one of this id. */
  record(entry: TicketEntry): Promise<HeldEntry | undefined>;
  /** Undefined when there is none (any more). */
  read(ticketId: string): Promise<HeldEntry | undefined>;
  /** Writes over what is held; undefined when somebody else wrote or removed it meanwhile. */
  replace(held: HeldEntry, entry: TicketEntry): Promise<HeldEntry | undefined>;
  /** Ids of the entries that nobody has written since that moment. */
  untouchedSince(moment: Date): AsyncIterable<string>;
  /** Writes the finished ticket into the files; again is no harm. */
  file(entry: TicketEntry): Promise<void>;
  /** Whether a ticket of this id is in the files. */
  isFiled(ticket: Ticket): Promise<boolean>;
  remove(ticketId: string): Promise<void>;
}
