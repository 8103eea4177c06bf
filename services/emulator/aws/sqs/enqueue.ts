import type { SendMessageResult } from '@aws-sdk/client-sqs';
import { attributesMd5, md5 } from './attributes-md5.ts';
import type { SentMessage } from './message.ts';
import type { Queue } from './queues.ts';

/** Adds a message to its queue and wakes waiting receivers. Returns the digests that clients verify. */
export async function enqueue(
  { messages, waiters, record }: Queue,
  message: SentMessage,
): Promise<SendMessageResult & { MessageId: string; MD5OfMessageBody: string }> {
  // A queue that nobody reads, such as one for dead letters, forgets its messages too.
  messages.expire(Number(record.attributes.MessageRetentionPeriod) * 1000);
  await messages.add(message);
  waiters.wakeAll();
  const attributesDigest = attributesMd5(message.attributes);
  const systemDigest =
    message.traceHeader === undefined
      ? undefined
      : attributesMd5({ AWSTraceHeader: { DataType: 'String', StringValue: message.traceHeader } });
  return {
    MessageId: message.id,
    MD5OfMessageBody: md5(message.body),
    ...(attributesDigest ? { MD5OfMessageAttributes: attributesDigest } : {}),
    ...(systemDigest ? { MD5OfMessageSystemAttributes: systemDigest } : {}),
  };
}
