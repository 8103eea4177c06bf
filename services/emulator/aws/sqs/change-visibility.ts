import { AwsError } from '../errors.ts';
import type { SqsDeps } from './deps.ts';
import { invalidParameter } from './errors.ts';
import { LIMITS } from './limits.ts';
import type { Queue } from './queues.ts';
import { messageOf, readReceiptHandle } from './receipt-handle.ts';

/** Hides a message in flight for so many seconds from now; zero gives it back. Throws MessageNotInflight. */
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
