/** A topic as it is kept. */
export interface Topic {
  readonly arn: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

export type Protocol = 'http' | 'https' | 'sqs' | 'email' | 'email-json';

/** A subscription as it is kept. */
export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: Protocol;
  readonly endpoint: string;
  readonly isConfirmed: boolean;
  /** Whether who confirmed it signed the call, rather than followed the link. */
  readonly wasAuthenticated: boolean;
  /** Proves that whoever confirms got the confirmation message. */
  readonly token: string;
  /** ISO 8601, UTC. */
  readonly tokenExpiresAt: string;
  readonly attributes: Readonly<Record<string, string>>;
}
