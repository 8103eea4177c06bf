/** A file that a mail offers to save. */
export interface MailAttachment {
  /** ASCII, without a path. */
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** A mail to a team, with one plain text part. */
export interface TeamMail {
  readonly to: string;
  readonly subject: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly attachments?: readonly MailAttachment[];
}

/** Sends mail to teams. */
export interface TicketMailer {
  /** Resolves with the message's id once the mail service has accepted it. */
  send(mail: TeamMail): Promise<string>;
}
