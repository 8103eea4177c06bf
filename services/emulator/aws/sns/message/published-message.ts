/** A message attribute. Binary values are base64. */
export interface PublishedAttribute {
  readonly dataType: string;
  readonly value: string;
}

export type PublishedAttributes = Readonly<Record<string, PublishedAttribute>>;

/** A message to be delivered to subscribers. Stored on disk as JSON while it is pending. */
export interface PublishedMessage {
  readonly type: 'Notification' | 'SubscriptionConfirmation';
  readonly messageId: string;
  readonly topicArn: string;
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  readonly subject?: string;
  /** Bodies by protocol, if the publisher sent several. `default` always exists. */
  readonly bodies: Readonly<Record<string, string>>;
  readonly attributes: PublishedAttributes;
}

/** Returns the body for subscribers of a protocol. */
export function bodyFor(message: PublishedMessage, protocol: string): string {
  const { bodies } = message;
  const own = Object.hasOwn(bodies, protocol) ? bodies[protocol] : undefined;
  return own ?? bodies.default ?? '';
}
