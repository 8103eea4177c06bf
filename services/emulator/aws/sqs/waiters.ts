import type { Timers } from '../../../base/timers.ts';

/** Callers that wait for a change. All are woken together, in order of arrival. */
export class Waiters {
  readonly #timers: Timers;
  readonly #wake = new Set<() => void>();
  #isClosed = false;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Resolves on the next change, after `milliseconds`, or when the signal is aborted, whichever is first. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.#isClosed || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        cancel();
        signal.removeEventListener('abort', done);
        this.#wake.delete(done);
        resolve();
      };
      const cancel = this.#timers.after(milliseconds, done);
      signal.addEventListener('abort', done, { once: true });
      this.#wake.add(done);
    });
  }

  wakeAll(): void {
    for (const wake of [...this.#wake]) wake();
  }

  /** Wakes all for the last time. */
  close(): void {
    this.#isClosed = true;
    this.wakeAll();
  }
}
