import { AwsError } from '../errors.ts';
import type { SqsDeps } from './deps.ts';
import { invalidParameter } from './errors.ts';
import { LIMITS } from './limits.ts';
import type { Queue } from './queues.ts';
import { messageOf, readReceiptHandle } from './receipt-handle.ts';

/**
 * Sets the visibility timeout of a message in flight, from now. Zero makes it visible at once.
 * Throws MessageNotInflight if it is not in flight, InvalidParameterValue if `seconds` is out of range.
 */
export function changeVisibility(
  { clock }: Pick<SqsDeps, 'clock'>,
  queue: Queue,
  handle: string | undefined,
  seconds: number | undefined,
): void {
  if (seconds === undefined || seconds < 0 || seconds > LIMITS.visibilitySeconds) {
    throw invalidParameter(
      `Value ${seconds} for parameter VisibilityTimeout is invalid. Reason: Must be >= 0 and <= ${LIMITS.visibilitySeconds}, if provided.`,
    );
  }
  const now = clock.now().getTime();
  const message = messageOf(queue, readReceiptHandle(queue, handle));
  if (!message || message.reception.hiddenUntil <= now) {
    throw new AwsError('MessageNotInflight', 400, 'The message referred to is not in flight.');
  }
  queue.messages.hide(message, now + seconds * 1000);
  queue.waiters.wakeAll();
}
