/** A notice about a ticket, for whoever subscribed. Says nothing that the client said. */
export interface TicketNotice {
  /** Printable ASCII, at most 100 characters. */
  readonly subject: string;
  /** For people. */
  readonly text: string;
  /** For programs. */
  readonly data: Readonly<Record<string, unknown>>;
  /** What subscriptions can filter on. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Announces tickets. */
export interface TicketNotifier {
  /** Resolves with the message's id once the notification service has accepted it. */
  publish(notice: TicketNotice): Promise<string>;
}
