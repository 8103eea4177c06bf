import type { MessageAttributeValue, MessageSystemAttributeValue } from '@aws-sdk/client-sqs';

/** A message attribute as it is kept: binary values in base64, so that it can lie in JSON. */
export interface StoredAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly binaryBase64?: string;
}

/** What a sender gave. It never changes. */
export interface SentMessage {
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, StoredAttribute>>;
  /** The X-Ray header, the one system attribute that a sender can set. */
  readonly traceHeader?: string;
  /** Milliseconds since 1970. A dead-letter queue keeps the first sending time. */
  readonly sentAt: number;
  readonly senderId: string;
  /** Milliseconds since 1970: hidden until then by its delay. */
  readonly delayedUntil: number;
  /** Of the queue that a dead letter comes from. */
  readonly deadLetterSourceArn?: string;
}

/** What receiving changes. */
export interface Reception {
  receiveCount: number;
  firstReceivedAt: number;
  /** Milliseconds since 1970: in flight until then. */
  hiddenUntil: number;
  /** The receiver is a part of this process: what it holds is free again once the process has ended. */
  isHeldInside?: boolean;
}

export interface QueuedMessage extends SentMessage {
  readonly reception: Reception;
}

/** From the API's form to the kept one. */
export function storeAttribute(
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

/** From the kept form to the API's. */
export function showAttribute({
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
