/** Looks up tickets where the mails arrive. */
export interface TicketLookup {
  /**
   * Resolves with a name for the ticket that a mail about this id has opened there, or with undefined if there is none.
   * Rejects if it can't be known.
   */
  find(ticketId: string): Promise<string | undefined>;
}
