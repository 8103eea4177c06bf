import type { MessageAttributeValue, MessageSystemAttributeValue } from '@aws-sdk/client-sqs';

/** A stored message attribute. Binary values are base64, so that it can be written as JSON. */
export interface StoredAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly binaryBase64?: string;
}

/** The immutable part of a message. */
export interface SentMessage {
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, StoredAttribute>>;
  /** The X-Ray header, the only system attribute that a sender can set. */
  readonly traceHeader?: string;
  /** Milliseconds since 1970. A dead-letter queue keeps the original time. */
  readonly sentAt: number;
  readonly senderId: string;
  /** Milliseconds since 1970. Hidden until then because of its delay. */
  readonly delayedUntil: number;
  /** ARN of the queue that the message was moved from. */
  readonly deadLetterSourceArn?: string;
}

/** The part of a message that changes when it is received. */
export interface Reception {
  receiveCount: number;
  firstReceivedAt: number;
  /** Milliseconds since 1970. In flight until then. */
  hiddenUntil: number;
  /** True if the receiver is part of this process. The message becomes visible again when the process restarts. */
  isHeldInside?: boolean;
}

export interface QueuedMessage extends SentMessage {
  readonly reception: Reception;
}

/** Converts an attribute from the format of the API to the stored one. */
export function toStoredAttribute(
  value: MessageAttributeValue | MessageSystemAttributeValue,
): StoredAttribute {
  const { DataType = '', StringValue, BinaryValue } = value;
  return {
    DataType,
    ...(StringValue === undefined ? {} : { StringValue }),
    ...(BinaryValue === undefined
      ? {}
      : { binaryBase64: Buffer.from(BinaryValue).toString('base64') }),
  };
}

/** Converts a stored attribute to the format of the API. */
export function toApiAttribute({
  DataType,
  StringValue,
  binaryBase64,
}: StoredAttribute): MessageAttributeValue {
  return {
    DataType,
    ...(StringValue === undefined ? {} : { StringValue }),
    ...(binaryBase64 === undefined ? {} : { BinaryValue: Buffer.from(binaryBase64, 'base64') }),
  };
}
