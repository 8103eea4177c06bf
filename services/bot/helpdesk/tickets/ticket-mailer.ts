/** A mail to a team, with one plain text part. */
export interface TeamMail {
  readonly to: string;
  readonly subject: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Sends mail to teams. */
export interface TicketMailer {
  /** Resolves with the message's id once the mail service has accepted it. */
  send(mail: TeamMail): Promise<string>;
}
