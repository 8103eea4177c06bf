/** A notice about a ticket, for the subscribers of a topic. Contains none of the client's words. */
export interface TicketNotice {
  /** Printable ASCII, at most 100 characters. */
  readonly subject: string;
  /** One sentence, for people. */
  readonly text: string;
  /** For people who read mail: lines of text. */
  readonly mail: string;
  /** For telephones: printable ASCII, at most 140 characters. */
  readonly sms: string;
  /** For programs. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Attributes for filter policies of subscriptions. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Announces tickets. */
export interface TicketNotifier {
  /** Resolves with the message's id once the notification service has accepted it. */
  publish(notice: TicketNotice): Promise<string>;
}
