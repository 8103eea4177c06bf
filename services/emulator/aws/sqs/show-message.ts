import type { Message, ReceiveMessageRequest } from '@aws-sdk/client-sqs';
import { attributesMd5, md5 } from './attributes-md5.ts';
import { invalidParameter } from './errors.ts';
import { type QueuedMessage, showAttribute } from './message.ts';
import type { Queue } from './queues.ts';
import { writeReceiptHandle } from './receipt-handle.ts';

/** Names that are known but that messages of a standard queue do not have. */
const ABSENT_ATTRIBUTES: ReadonlySet<string> = new Set([
  'SequenceNumber',
  'MessageDeduplicationId',
  'MessageGroupId',
  'AWSTraceHeader',
  'DeadLetterQueueSourceArn',
]);

/** A received message as the API shows it, with the attributes that the receiver asked for. */
export function showMessage(
  queue: Queue,
  message: QueuedMessage,
  input: ReceiveMessageRequest,
): Message {
  const attributes = chosenAttributes(message, input.MessageAttributeNames ?? []);
  const digest = attributesMd5(attributes);
  const asked = [...(input.MessageSystemAttributeNames ?? []), ...(input.AttributeNames ?? [])];
  const system = systemAttributes(message, asked);
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
            Object.entries(attributes).map(([name, value]) => [name, showAttribute(value)]),
          ),
        }),
  };
}

/** By full name, `prefix.*`, or all by `All` or `.*`. */
function chosenAttributes({ attributes }: QueuedMessage, names: readonly string[]) {
  const isAsked = (name: string) =>
    names.some(
      (asked) =>
        asked === 'All' ||
        asked === '.*' ||
        asked === name ||
        (asked.endsWith('.*') && name.startsWith(asked.slice(0, -1))),
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isAsked(name)));
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
