import type { SendMessageResult } from '@aws-sdk/client-sqs';
import { attributesMd5, md5 } from './attributes-md5.ts';
import type { SentMessage } from './message.ts';
import type { Queue } from './queues.ts';

/** Puts a message into its queue, wakes who waits for one, and answers with the digests that clients check. */
export async function enqueue(
  { messages, waiters }: Queue,
  message: SentMessage,
): Promise<SendMessageResult & { MessageId: string; MD5OfMessageBody: string }> {
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
