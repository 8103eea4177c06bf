/** How far a ticket is where the team works on it. */
export interface TrackedTicket {
  /** In the words of the tracker: "new", "open", "resolved". */
  readonly status: string;
  /** ISO 8601; undefined if the tracker does not say. */
  readonly changedAt?: string;
}

/** Says how far tickets are. */
export interface TicketTracker {
  /** Resolves with undefined if the ticket is not there. Rejects if it can't be known. */
  track(ticketId: string): Promise<TrackedTicket | undefined>;
}
