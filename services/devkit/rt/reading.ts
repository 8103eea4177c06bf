/** A command that RT ran, by its name in lower case; the values of all its lines. */
export interface RunCommand {
  readonly name: string;
  readonly values: readonly string[];
}

export interface ReadAttachment {
  readonly type: string;
  /** Without folders. */
  readonly name: string | undefined;
  readonly bytes: number;
}

/** A rule that decided something, by its row in docs/rt-rules.md. */
export interface AppliedRule {
  readonly row: string;
  readonly says: string;
}

/** What Request Tracker makes of a mail. */
export interface Reading {
  readonly outcome: 'ticket' | 'reply' | 'lost';
  readonly subject: string;
  /** The address of the user whose rights count. Undefined if there is none. */
  readonly actingUser: string | undefined;
  /** The queue of a new ticket. */
  readonly queue: string | undefined;
  /** The id of the ticket that the mail is filed under. */
  readonly repliesTo: number | undefined;
  /** Commands that RT knows and runs, in the order of the mail. */
  readonly commands: readonly RunCommand[];
  readonly requestors: readonly string[];
  readonly cc: readonly string[];
  readonly status: string;
  readonly owner: string;
  readonly priority: string;
  /** Custom fields by name. */
  readonly fields: Readonly<Record<string, string>>;
  /** Addresses that get the receipt, which quotes the text. */
  readonly receipts: readonly string[];
  /** Parts that are not the text, nor another form of it. */
  readonly attachments: readonly ReadAttachment[];
  readonly rules: readonly AppliedRule[];
}
