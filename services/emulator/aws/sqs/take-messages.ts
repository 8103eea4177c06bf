import { AwsError } from '../errors.ts';
import type { SqsDeps } from './deps.ts';
import { LIMITS } from './limits.ts';
import type { QueuedMessage } from './message.ts';
import type { Queue } from './queues.ts';
import { redrivePolicyOf } from './redrive.ts';

type TakeDeps = Pick<SqsDeps, 'queues' | 'clock'>;

export interface ReceiveSettings {
  readonly maxMessages: number;
  readonly visibilityMs: number;
  /** True if the receiver is part of this process. */
  readonly isHeldInside: boolean;
}

/**
 * Returns up to `maxMessages` messages, hides them for the visibility timeout and increments their receive count. Moves
 * messages that were received too often to the dead-letter queue. Throws OverLimit if 120,000 are in flight.
 */
export async function takeMessages(
  deps: TakeDeps,
  queue: Queue,
  { maxMessages, visibilityMs, isHeldInside }: ReceiveSettings,
): Promise<QueuedMessage[]> {
  const { messages, record } = queue;
  messages.expire(Number(record.attributes.MessageRetentionPeriod) * 1000);
  if (messages.counts().inFlight >= LIMITS.inFlight) {
    throw new AwsError('OverLimit', 403, 'Too many messages are in flight.');
  }
  const taken: QueuedMessage[] = [];
  while (taken.length < maxMessages) {
    const message = messages.next();
    // If the visibility timeout is zero, the same message is next again.
    if (!message || taken.includes(message)) break;
    const target = deadLetterQueueOf(deps, queue, message);
    // There must be no await between finding a message and hiding it, or another receiver finds it too.
    if (target) await moveToDeadLetterQueue(deps, target, queue, message);
    else {
      messages.receive(message, deps.clock.now().getTime() + visibilityMs, isHeldInside);
      taken.push(message);
    }
  }
  return taken;
}

/** Returns the dead-letter queue if the message was received as often as its queue allows, otherwise undefined. */
function deadLetterQueueOf(
  { queues }: TakeDeps,
  { record }: Queue,
  message: QueuedMessage,
): Queue | undefined {
  const policy = redrivePolicyOf(record.attributes);
  if (!policy || message.reception.receiveCount < policy.maxReceiveCount) return undefined;
  return queues.findByArn(policy.deadLetterTargetArn);
}

/** Adds the message to the dead-letter queue before removing it here: a crash may duplicate it, but never lose it. */
async function moveToDeadLetterQueue(
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
