/** Those who wait for something to change, woken all at once, in the order in which they came. */
export class Waiters {
  readonly #wake = new Set<() => void>();
  #isClosed = false;

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Resolves when something changes, at the latest after `milliseconds`, or when the signal is aborted. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.#isClosed || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.#wake.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
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
