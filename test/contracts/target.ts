/** The service under test of a contract suite: embedded, or in a container. */
export interface ContractTarget {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** A mail as its recipient reads it. */
export interface SentMail {
  readonly messageId: string;
  /** Envelope recipients, including Bcc. */
  readonly destinations: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly replyTo: readonly string[];
  /** All header fields, names in lower case. Empty if the backend does not store the header. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** A target whose mail can be read. No AWS service has an API for this. */
export interface MailTarget extends ContractTarget {
  /** Returns all sent mail, in any order. */
  sentMail(): Promise<readonly SentMail[]>;
}

/** The services for uploading and announcing documents, and for searching their passages. */
export interface IndexingTarget {
  /** S3 and SQS. */
  readonly aws: ContractTarget;
  readonly search: ContractTarget;
}
