/** Where a contract suite finds the service: embedded, or in a container. */
export interface ContractTarget {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** A mail as its reader has it. */
export interface SentMail {
  readonly messageId: string;
  /** The envelope's: Bcc included. */
  readonly destinations: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly replyTo: readonly string[];
  /** Every field of the head, names in lower case; empty where the backend keeps no head. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** A target whose mail can be read: how is no part of any AWS service. */
export interface MailTarget extends ContractTarget {
  /** All mail that was sent, in any order. */
  sentMail(): Promise<readonly SentMail[]>;
}

/** Where documents are uploaded and announced, and where their passages are found. */
export interface IndexingTarget {
  /** S3 and SQS. */
  readonly aws: ContractTarget;
  readonly search: ContractTarget;
}
