/**
 * Waits for something or for an end that comes once, whichever is first. `Promise.race` with a promise that outlives many
 * calls keeps what each of them resolved with, until the end.
 */
export class UntilEnded<End> {
  readonly #waiting = new Set<(end: End) => void>();
  #ended: { readonly end: End } | undefined;

  constructor(ended: Promise<End>) {
    void ended.then((end) => {
      this.#ended = { end };
      for (const settle of this.#waiting) settle(end);
    });
  }

  /** Resolves with the end, or with what `awaited` resolves with before it. `awaited` must not reject. */
  wait<T>(awaited: Promise<T>): Promise<T | End> {
    if (this.#ended) return Promise.resolve(this.#ended.end);
    return new Promise((resolve) => {
      const settle = (value: T | End) => {
        this.#waiting.delete(settle);
        resolve(value);
      };
      this.#waiting.add(settle);
      void awaited.then(settle);
    });
  }
}
