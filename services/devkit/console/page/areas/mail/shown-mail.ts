/** The metadata of a mail, its subject decoded. */
export interface ListedMail {
  readonly messageId: string;
  readonly receivedAt: string;
  readonly sentBy: 'ses' | 'sns';
  readonly source: string;
  readonly destinations: readonly string[];
  readonly subject: string;
  readonly sizeBytes: number;
}

/** A mail as its API shows it. */
export interface ShownMail {
  readonly record: ListedMail;
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly attachments: readonly {
    readonly name: string;
    readonly type: string;
    readonly bytes: number;
  }[];
  readonly reading: MailReading | null;
}

/** What Request Tracker makes of a mail, if it allows commands by mail to everyone, or to nobody. */
export interface MailReading {
  readonly address: string;
  readonly everyone: Reading;
  readonly off: Reading;
}

export interface Reading {
  readonly headline: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly why: readonly { readonly row: string; readonly says: string }[];
}
