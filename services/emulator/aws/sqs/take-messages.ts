import { AwsError } from '../errors.ts';
import type { SqsDeps } from './deps.ts';
import { LIMITS } from './limits.ts';
import type { QueuedMessage } from './message.ts';
import type { Queue } from './queues.ts';
import { redrivePolicyOf } from './redrive.ts';

type TakeDeps = Pick<SqsDeps, 'queues' | 'clock'>;

export interface Taking {
  readonly most: number;
  readonly visibilityMs: number;
  /** The receiver is a part of this process. */
  readonly isHeldInside: boolean;
}

/**
 * Takes up to `most` messages, hides them for the visibility time and counts the reception; a message that has been
 * received too often goes to the dead-letter queue instead. Throws OverLimit with 120,000 in flight.
 */
export async function takeMessages(
  deps: TakeDeps,
  queue: Queue,
  { most, visibilityMs, isHeldInside }: Taking,
): Promise<QueuedMessage[]> {
  const { messages, record } = queue;
  messages.expire(Number(record.attributes.MessageRetentionPeriod) * 1000);
  if (messages.counts().inFlight >= LIMITS.inFlight) {
    throw new AwsError('OverLimit', 403, 'Too many messages are in flight.');
  }
  const taken: QueuedMessage[] = [];
  while (taken.length < most) {
    const message = messages.next();
    // With no visibility time the same message comes up again.
    if (!message || taken.includes(message)) break;
    const target = deadLetterQueueOf(deps, queue, message);
    // Nothing is waited for between finding a message and hiding it: another receiver would find it too.
    if (target) await moveTo(deps, target, queue, message);
    else {
      messages.receive(message, deps.clock.now().getTime() + visibilityMs, isHeldInside);
      taken.push(message);
    }
  }
  return taken;
}

/** Where a message goes that has been received as often as its queue allows; undefined for any other. */
function deadLetterQueueOf(
  { queues }: TakeDeps,
  { record }: Queue,
  message: QueuedMessage,
): Queue | undefined {
  const policy = redrivePolicyOf(record.attributes);
  if (!policy || message.reception.receiveCount < policy.maxReceiveCount) return undefined;
  return queues.findByArn(policy.deadLetterTargetArn);
}

/** First into the dead-letter queue, then out of this one: a crash between makes two of it, never none. */
async function moveTo(
  { clock }: TakeDeps,
  target: Queue,
  { record, messages }: Queue,
  message: QueuedMessage,
): Promise<void> {
  messages.hide(message, clock.now().getTime() + 60_000);
  const { reception: _reception, ...sent } = message;
  await target.messages.add({ ...sent, delayedUntil: 0, deadLetterSourceArn: record.arn });
  target.waiters.wakeAll();
  await messages.remove(message.id);
}
