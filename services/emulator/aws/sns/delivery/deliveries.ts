import type { RecordFolder } from '../../../../base/durable/record-folder.ts';
import type { Log } from '../../../../base/log.ts';
import { RetryQueue } from '../../../../base/retry-queue.ts';
import type { Timers } from '../../../../base/timers.ts';
import type { PublishedMessage } from '../message/published-message.ts';
import type { SnsStore } from '../store.ts';
import type { Subscription } from '../topic.ts';
import { PermanentFailure } from './permanent-failure.ts';
import { retryDelayMs } from './retry-delay.ts';

/** A message and the ARNs of the subscriptions that have not received it yet. */
export interface PendingMessage {
  readonly message: PublishedMessage;
  readonly pending: readonly string[];
}

export interface DeliveriesDeps {
  readonly store: SnsStore;
  /** `<dataDir>/sns/deliveries` */
  readonly waiting: RecordFolder<PendingMessage>;
  readonly deliver: (
    message: PublishedMessage,
    subscription: Subscription,
    signal: AbortSignal,
  ) => Promise<void>;
  readonly timers: Timers;
  readonly log: Log;
}

/** One more try of a message for some of its subscriptions. */
interface Attempt {
  readonly message: PublishedMessage;
  readonly arns: readonly string[];
  /** Counts from 1. */
  readonly number: number;
}

/** Messages in delivery: on disk from when they are accepted until the last subscriber has them. */
export class Deliveries {
  readonly #deps: DeliveriesDeps;
  readonly #queue: RetryQueue<Attempt>;

  constructor(deps: DeliveriesDeps) {
    this.#deps = deps;
    this.#queue = new RetryQueue({
      attempt: (attempt, signal) => this.#attempt(attempt, signal),
      timers: deps.timers,
      onError: (err) => deps.log.error({ err }, 'an SNS delivery failed'),
    });
  }

  /** Resolves once the message is durable; delivery continues in the background. */
  async accept(message: PublishedMessage, subscriptions: readonly Subscription[]): Promise<void> {
    if (subscriptions.length === 0) return;
    const pending = subscriptions.map(({ arn }) => arn);
    await this.#deps.waiting.put(message.messageId, { message, pending });
    this.#queue.add({ message, arns: pending, number: 1 });
  }

  /** Starts the deliveries that an earlier process left. */
  resume(): void {
    for (const { message, pending } of this.#deps.waiting.list()) {
      this.#queue.add({ message, arns: pending, number: 1 });
    }
  }

  /** Resolves once no delivery is in progress; those that wait for another try stay on disk. */
  async close(): Promise<void> {
    await this.#queue.close();
  }

  /** Tries all subscribers at once, then drops the settled ones in one write. The others are tried again one by one. */
  async #attempt({ message, arns, number }: Attempt, signal: AbortSignal): Promise<undefined> {
    const isSettled = await Promise.all(
      arns.map((arn) => this.#deliver(message, arn, number, signal)),
    );
    const settled = arns.filter((_arn, index) => isSettled[index]);
    if (settled.length > 0) await this.#drop(message, settled);
  }

  /** Returns whether the subscriber is settled: it has the message, or never will. */
  async #deliver(
    message: PublishedMessage,
    arn: string,
    number: number,
    signal: AbortSignal,
  ): Promise<boolean> {
    const subscription = this.#deps.store.findSubscription(arn);
    if (!subscription) return true;
    try {
      await this.#deps.deliver(message, subscription, signal);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      const delayMs = delayAfter(error, subscription, number);
      const fields = { messageId: message.messageId, subscriptionArn: arn, attempt: number };
      if (delayMs === undefined) {
        this.#deps.log.warn({ ...fields, err: error }, 'an SNS message was given up');
        return true;
      }
      this.#deps.log.debug({ ...fields, err: error }, 'an SNS message will be tried again');
      this.#queue.add({ message, arns: [arn], number: number + 1 }, delayMs);
      return false;
    }
  }

  async #drop(message: PublishedMessage, settled: readonly string[]): Promise<void> {
    await this.#deps.waiting.update(message.messageId, (current) => {
      const pending = current?.pending.filter((arn) => !settled.includes(arn)) ?? [];
      return pending.length > 0 ? { message, pending } : undefined;
    });
  }
}

function delayAfter(
  error: unknown,
  { protocol }: Subscription,
  failures: number,
): number | undefined {
  return error instanceof PermanentFailure ? undefined : retryDelayMs(protocol, failures);
}
