import type { Queue } from './queues.ts';
import { messageOf, readReceiptHandle } from './receipt-handle.ts';

/**
 * Removes the message of a receipt handle. A stale handle succeeds and removes nothing, which SQS leaves open: the
 * message is then someone else's to finish.
 */
export async function acknowledge(queue: Queue, handle: string | undefined): Promise<void> {
  const message = messageOf(queue, readReceiptHandle(queue, handle));
  if (message) await queue.messages.remove(message.id);
}
