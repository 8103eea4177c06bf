import { invalidReceiptHandle, missingParameter } from './errors.ts';
import type { QueuedMessage } from './message.ts';
import type { Queue } from './queues.ts';

/** The content of a receipt handle. */
export interface Receipt {
  readonly messageId: string;
  readonly receiveCount: number;
}

/** Returns the handle of a message's latest reception, opaque to clients. */
export function writeReceiptHandle({ record }: Queue, { id, reception }: QueuedMessage): string {
  return Buffer.from(JSON.stringify([record.id, id, reception.receiveCount])).toString('base64');
}

/** Reads a receipt handle. Throws ReceiptHandleIsInvalid if it was not issued for this queue. */
export function readReceiptHandle({ record }: Queue, handle: string | undefined): Receipt {
  if (!handle) throw missingParameter('ReceiptHandle');
  const [queueId, messageId, receiveCount] = parse(handle);
  const isForQueue = queueId === record.id && typeof messageId === 'string';
  if (!isForQueue || typeof receiveCount !== 'number') throw invalidReceiptHandle(handle);
  return { messageId, receiveCount };
}

/**
 * Returns the message of a handle, or undefined if it was deleted, or received again, which makes the handle stale. A
 * count greater than the message's own is from a reception that was lost in a crash, so it is the latest one.
 */
export function messageOf({ messages }: Queue, receipt: Receipt): QueuedMessage | undefined {
  const message = messages.find(receipt.messageId);
  if (!message) return undefined;
  return receipt.receiveCount >= message.reception.receiveCount ? message : undefined;
}

function parse(handle: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(handle, 'base64').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
