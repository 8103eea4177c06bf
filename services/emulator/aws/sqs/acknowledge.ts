import type { Queue } from './queues.ts';
import { messageOf, readReceiptHandle } from './receipt-handle.ts';

/**
 * Deletes the message of a receipt handle. A stale handle succeeds but deletes nothing, because the message belongs to
 * another receiver by then. The SQS documentation leaves this case open.
 */
export async function acknowledge(queue: Queue, handle: string | undefined): Promise<void> {
  const message = messageOf(queue, readReceiptHandle(queue, handle));
  if (message) await queue.messages.remove(message.id);
}
