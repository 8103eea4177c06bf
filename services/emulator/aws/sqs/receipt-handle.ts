import { invalidReceiptHandle, missingParameter } from './errors.ts';
import type { QueuedMessage } from './message.ts';
import type { Queue } from './queues.ts';

/** What a receipt handle says: which reception of which message. */
export interface Receipt {
  readonly messageId: string;
  readonly receiveCount: number;
}

/** Makes the handle of a message's latest reception: opaque to clients. */
export function writeReceiptHandle({ record }: Queue, { id, reception }: QueuedMessage): string {
  return Buffer.from(JSON.stringify([record.id, id, reception.receiveCount])).toString('base64');
}

/** Throws ReceiptHandleIsInvalid on what was not made for this queue. */
export function readReceiptHandle({ record }: Queue, handle: string | undefined): Receipt {
  if (!handle) throw missingParameter('ReceiptHandle');
  const [queueId, messageId, receiveCount] = parse(handle);
  const isOurs = queueId === record.id && typeof messageId === 'string';
  if (!isOurs || typeof receiveCount !== 'number') throw invalidReceiptHandle(handle);
  return { messageId, receiveCount };
}

/**
 * The message of a handle; undefined where it is gone, or has been received again since, which makes the handle stale.
 * A greater count than the message's own comes from a reception that a crash has forgotten: it is the latest there was.
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
