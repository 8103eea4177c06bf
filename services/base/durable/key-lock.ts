/**
 * Runs work on one key at a time, in the order of arrival; different keys do not wait for each other. Makes a check and
 * the write that depends on it one step.
 */
export class KeyLock {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Waits for earlier work on the key, whether that succeeds or fails. Returns, or throws, what `work` does. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const tail = mine.catch(() => undefined);
    this.#tails.set(key, tail);
    try {
      return await mine;
    } finally {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    }
  }
}
