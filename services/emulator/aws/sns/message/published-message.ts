/** An attribute as it travels: binary values in base64. */
export interface PublishedAttribute {
  readonly dataType: string;
  readonly value: string;
}

export type PublishedAttributes = Readonly<Record<string, PublishedAttribute>>;

/** A message on its way to subscribers. JSON all through: it waits on disk. */
export interface PublishedMessage {
  readonly type: 'Notification' | 'SubscriptionConfirmation';
  readonly messageId: string;
  readonly topicArn: string;
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  readonly subject?: string;
  /** By protocol where the publisher gave different texts; `default` is always there. */
  readonly bodies: Readonly<Record<string, string>>;
  readonly attributes: PublishedAttributes;
}

/** What subscribers of a protocol get. */
export function bodyFor(message: PublishedMessage, protocol: string): string {
  const { bodies } = message;
  const own = Object.hasOwn(bodies, protocol) ? bodies[protocol] : undefined;
  return own ?? bodies.default ?? '';
}
