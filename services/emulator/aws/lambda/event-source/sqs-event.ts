import type { Message } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSMessageAttributes, SQSRecord } from 'aws-lambda';

/** An event must stay under Lambda's 6 MB; this leaves room for what surrounds the records. */
const MAX_EVENT_BYTES = 6_000_000;

export interface QueueOrigin {
  readonly queueArn: string;
  readonly region: string;
}

/** Converts the messages of a batch to events: more than one only if they exceed the limit of one. */
export function sqsEvents(messages: readonly Message[], origin: QueueOrigin): SQSEvent[] {
  const events: SQSEvent[] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const record of messages.map((message) => recordOf(message, origin))) {
    const size = Buffer.byteLength(JSON.stringify(record));
    if (bytes + size > MAX_EVENT_BYTES) {
      events.push({ Records: [] });
      bytes = 0;
    }
    events.at(-1)?.Records.push(record);
    bytes += size;
  }
  return events;
}

function recordOf(message: Message, { queueArn, region }: QueueOrigin): SQSRecord {
  const md5OfAttributes = message.MD5OfMessageAttributes;
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: { ...message.Attributes } as unknown as SQSRecord['attributes'],
    messageAttributes: attributesOf(message),
    md5OfBody: message.MD5OfBody ?? '',
    ...(md5OfAttributes ? { md5OfMessageAttributes: md5OfAttributes } : {}),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: region,
  };
}

function attributesOf(message: Message): SQSMessageAttributes {
  const entries = Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [
    name,
    {
      ...(value.StringValue === undefined ? {} : { stringValue: value.StringValue }),
      ...(value.BinaryValue === undefined
        ? {}
        : { binaryValue: Buffer.from(value.BinaryValue).toString('base64') }),
      stringListValues: [],
      binaryListValues: [],
      dataType: value.DataType ?? 'String',
    },
  ]);
  return Object.fromEntries(entries) as SQSMessageAttributes;
}
