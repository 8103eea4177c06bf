/** The stored record of a topic. */
export interface Topic {
  readonly arn: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

export type Protocol = 'http' | 'https' | 'sqs' | 'email' | 'email-json';

/** The stored record of a subscription. */
export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: Protocol;
  readonly endpoint: string;
  readonly isConfirmed: boolean;
  /** True if it was confirmed by a signed call, false if by the link. */
  readonly wasAuthenticated: boolean;
  /** Sent in the confirmation message only, so that knowing it proves that the message arrived. */
  readonly token: string;
  /** ISO 8601, UTC. */
  readonly tokenExpiresAt: string;
  readonly attributes: Readonly<Record<string, string>>;
}
