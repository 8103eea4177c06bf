import type { Timers } from './timers.ts';

/** What is tried again, and how long from now. */
export interface Retry<Item> {
  readonly item: Item;
  readonly afterMs: number;
}

export interface RetryQueueOptions<Item> {
  /** Tries an item once. Returns undefined if it is settled, whether that is a success or not. */
  readonly attempt: (item: Item, signal: AbortSignal) => Promise<Retry<Item> | undefined>;
  readonly timers: Timers;
  /** Receives what `attempt` throws; the item is then not tried again. Must never throw. */
  readonly onError: (error: unknown, item: Item) => void;
  /** Items of one lane share its limit; lanes do not wait for each other. Default: one lane for all. */
  readonly laneOf?: (item: Item) => string;
  /** Attempts of one lane that run at the same time. Default: no limit. */
  readonly maxRunning?: number;
  /** Whether an item that waits for its next attempt holds back the lane, so that none overtakes it. */
  readonly keepsOrder?: boolean;
}

interface Lane<Item> {
  readonly ready: Item[];
  running: number;
}

/**
 * Tries items until they are settled, with the delays that the owner decides on. Keeps nothing on disk: an owner whose
 * items must survive the process writes them down before it adds them.
 */
export class RetryQueue<Item> {
  readonly #options: RetryQueueOptions<Item>;
  readonly #lanes = new Map<string, Lane<Item>>();
  readonly #attempts = new Set<Promise<void>>();
  readonly #cancels = new Set<() => void>();
  readonly #closed = new AbortController();

  constructor(options: RetryQueueOptions<Item>) {
    this.#options = options;
  }

  /** Tries an item as soon as its lane has room, but not before `afterMs`. Does nothing after `close`. */
  add(item: Item, afterMs = 0): void {
    if (afterMs > 0) this.#later(afterMs, () => this.#enqueue(item));
    else this.#enqueue(item);
  }

  /** Starts no further attempt, aborts the signal of those in progress, and resolves once they have ended. */
  async close(): Promise<void> {
    this.#closed.abort();
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
    await Promise.all(this.#attempts);
  }

  #enqueue(item: Item): void {
    const name = this.#options.laneOf?.(item) ?? '';
    const lane = this.#lanes.get(name) ?? { ready: [], running: 0 };
    this.#lanes.set(name, lane);
    lane.ready.push(item);
    this.#startReady(name, lane);
  }

  #startReady(name: string, lane: Lane<Item>): void {
    const { maxRunning = Number.POSITIVE_INFINITY } = this.#options;
    while (lane.running < maxRunning && !this.#closed.signal.aborted) {
      const item = lane.ready.shift();
      if (item === undefined) break;
      lane.running += 1;
      this.#start(name, lane, item);
    }
    if (lane.running === 0 && lane.ready.length === 0) this.#lanes.delete(name);
  }

  #start(name: string, lane: Lane<Item>, item: Item): void {
    const attempt = this.#attempt(item)
      .then((retry) => this.#finish(name, lane, retry))
      .finally(() => this.#attempts.delete(attempt));
    this.#attempts.add(attempt);
  }

  async #attempt(item: Item): Promise<Retry<Item> | undefined> {
    try {
      return await this.#options.attempt(item, this.#closed.signal);
    } catch (error) {
      this.#options.onError(error, item);
      return undefined;
    }
  }

  #finish(name: string, lane: Lane<Item>, retry: Retry<Item> | undefined): void {
    if (retry && this.#options.keepsOrder) {
      this.#later(retry.afterMs, () => this.#start(name, lane, retry.item));
      return;
    }
    lane.running -= 1;
    this.#startReady(name, lane);
    if (retry) this.add(retry.item, retry.afterMs);
  }

  #later(ms: number, action: () => void): void {
    if (this.#closed.signal.aborted) return;
    const cancel = this.#options.timers.after(ms, () => {
      this.#cancels.delete(cancel);
      action();
    });
    this.#cancels.add(cancel);
  }
}
