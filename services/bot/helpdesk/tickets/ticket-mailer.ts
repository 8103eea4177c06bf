/** A file that a mail offers to save. */
export interface MailAttachment {
  /** ASCII, without a path. */
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** A mail to a team: a plain text part, then an HTML part that says the same. */
export interface TeamMail {
  readonly to: string;
  readonly subject: string;
  /** A list is one header field for each, in this order. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly text: string;
  /** The same as HTML; mails to clients have none. */
  readonly html?: string;
  readonly attachments?: readonly MailAttachment[];
}

/** Sends mail to teams. */
export interface TicketMailer {
  /** Resolves with the message's id once the mail service has accepted it. */
  send(mail: TeamMail): Promise<string>;
}
