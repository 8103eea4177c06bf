import type { Message, ReceiveMessageRequest } from '@aws-sdk/client-sqs';
import { attributesMd5, md5 } from './attributes-md5.ts';
import { invalidParameter } from './errors.ts';
import { type QueuedMessage, toApiAttribute } from './message.ts';
import type { Queue } from './queues.ts';
import { writeReceiptHandle } from './receipt-handle.ts';

/** Valid names of attributes that messages of a standard queue do not have. */
const ABSENT_ATTRIBUTES: ReadonlySet<string> = new Set([
  'SequenceNumber',
  'MessageDeduplicationId',
  'MessageGroupId',
  'AWSTraceHeader',
  'DeadLetterQueueSourceArn',
]);

/** Converts a received message to the format of the API, with the attributes that the receiver requested. */
export function toApiMessage(
  queue: Queue,
  message: QueuedMessage,
  input: ReceiveMessageRequest,
): Message {
  const attributes = chosenAttributes(message, input.MessageAttributeNames ?? []);
  const digest = attributesMd5(attributes);
  const requested = [...(input.MessageSystemAttributeNames ?? []), ...(input.AttributeNames ?? [])];
  const system = systemAttributes(message, requested);
  return {
    MessageId: message.id,
    ReceiptHandle: writeReceiptHandle(queue, message),
    Body: message.body,
    MD5OfBody: md5(message.body),
    ...(Object.keys(system).length > 0 ? { Attributes: system } : {}),
    ...(digest === undefined
      ? {}
      : {
          MD5OfMessageAttributes: digest,
          MessageAttributes: Object.fromEntries(
            Object.entries(attributes).map(([name, value]) => [name, toApiAttribute(value)]),
          ),
        }),
  };
}

/** A name is a full name, `prefix.*`, or `All` or `.*` for all of them. */
function chosenAttributes({ attributes }: QueuedMessage, names: readonly string[]) {
  const isRequested = (name: string) =>
    names.some(
      (requested) =>
        requested === 'All' ||
        requested === '.*' ||
        requested === name ||
        (requested.endsWith('.*') && name.startsWith(requested.slice(0, -1))),
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isRequested(name)));
}

function systemAttributes(
  message: QueuedMessage,
  names: readonly string[],
): Record<string, string> {
  const { sentAt, senderId, traceHeader, deadLetterSourceArn, reception } = message;
  const all: Record<string, string> = {
    SenderId: senderId,
    SentTimestamp: String(sentAt),
    ApproximateReceiveCount: String(reception.receiveCount),
    ApproximateFirstReceiveTimestamp: String(reception.firstReceivedAt),
    ...(traceHeader === undefined ? {} : { AWSTraceHeader: traceHeader }),
    ...(deadLetterSourceArn === undefined ? {} : { DeadLetterQueueSourceArn: deadLetterSourceArn }),
  };
  if (names.includes('All')) return all;
  const unknown = names.find((name) => !Object.hasOwn(all, name) && !ABSENT_ATTRIBUTES.has(name));
  if (unknown) throw invalidParameter(`Unknown Attribute ${unknown.slice(0, 100)}.`);
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}
