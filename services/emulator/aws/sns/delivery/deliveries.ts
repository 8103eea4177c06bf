import type { RecordFolder } from '../../../../base/durable/record-folder.ts';
import type { Log } from '../../../../base/log.ts';
import type { Timers } from '../../../../base/timers.ts';
import type { PublishedMessage } from '../message/published-message.ts';
import type { SnsStore } from '../store.ts';
import type { Subscription } from '../topic.ts';
import { PermanentFailure } from './permanent-failure.ts';
import { retryDelayMs } from './retry-delay.ts';

/** A message and the subscriptions that have not had it yet. */
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

/** Messages on their way: on disk from the moment they are accepted until the last subscriber has them. */
export class Deliveries {
  readonly #needs: DeliveriesDeps;
  readonly #stopped = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #timers = new Set<() => void>();

  constructor(deps: DeliveriesDeps) {
    this.#needs = deps;
  }

  /** Resolves once the message is durable; delivery goes on behind. */
  async accept(message: PublishedMessage, subscriptions: readonly Subscription[]): Promise<void> {
    if (subscriptions.length === 0) return;
    const pending = subscriptions.map(({ arn }) => arn);
    await this.#needs.waiting.put(message.messageId, { message, pending });
    this.#start(message, pending);
  }

  /** Takes up what a stopped process still owed. */
  resume(): void {
    for (const { message, pending } of this.#needs.waiting.list()) this.#start(message, pending);
  }

  /** Resolves once no delivery is under way; those that wait for another try stay on disk. */
  async close(): Promise<void> {
    this.#stopped.abort();
    for (const cancel of this.#timers) cancel();
    await Promise.all(this.#running);
  }

  #start(message: PublishedMessage, arns: readonly string[]): void {
    this.#track(this.#firstAttempts(message, arns));
  }

  #track(work: Promise<void>): void {
    const run = work
      .catch((error: unknown) => this.#needs.log.error({ err: error }, 'an SNS delivery failed'))
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  /** All subscribers at once, then one write that says who is left. */
  async #firstAttempts(message: PublishedMessage, arns: readonly string[]): Promise<void> {
    const outcomes = await Promise.all(
      arns.map(async (arn) => ({ arn, isDone: await this.#attempt(message, arn, 1) })),
    );
    const done = outcomes.filter(({ isDone }) => isDone).map(({ arn }) => arn);
    await this.#settle(message, done);
  }

  /** Whether there is nothing left to do for this subscriber: it has the message, or never will. */
  async #attempt(message: PublishedMessage, arn: string, attempt: number): Promise<boolean> {
    const subscription = this.#needs.store.findSubscription(arn);
    if (!subscription) return true;
    try {
      await this.#needs.deliver(message, subscription, this.#stopped.signal);
      return true;
    } catch (error) {
      if (this.#stopped.signal.aborted) return false;
      const delay =
        error instanceof PermanentFailure
          ? undefined
          : retryDelayMs(subscription.protocol, attempt);
      const fields = { messageId: message.messageId, subscriptionArn: arn, attempt, err: error };
      if (delay === undefined) {
        this.#needs.log.warn(fields, 'an SNS message was given up');
        return true;
      }
      this.#needs.log.debug(fields, 'an SNS message will be tried again');
      this.#later(delay, () => this.#retry(message, arn, attempt + 1));
      return false;
    }
  }

  async #retry(message: PublishedMessage, arn: string, attempt: number): Promise<void> {
    if (await this.#attempt(message, arn, attempt)) await this.#settle(message, [arn]);
  }

  #later(delayMs: number, action: () => Promise<void>): void {
    const cancel = this.#needs.timers.after(delayMs, () => {
      this.#timers.delete(cancel);
      this.#track(action());
    });
    this.#timers.add(cancel);
  }

  async #settle(message: PublishedMessage, done: readonly string[]): Promise<void> {
    if (done.length === 0) return;
    await this.#needs.waiting.update(message.messageId, (current) => {
      const pending = current?.pending.filter((arn) => !done.includes(arn)) ?? [];
      return pending.length > 0 ? { message, pending } : undefined;
    });
  }
}
