/** How long to wait before each try, in milliseconds; the last one again and again. */
const WAITS_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

/** Tries again and again while the chat cannot be reached; at once when `hurry` says that there is a network again. */
export class Reconnection {
  readonly #retry: () => void;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(retry: () => void) {
    this.#retry = retry;
  }

  /** A request was lost: `retry` is called after a while. */
  lost(): void {
    clearTimeout(this.#timer);
    const waitMs = WAITS_MS[Math.min(this.#tries, WAITS_MS.length - 1)];
    this.#tries += 1;
    this.#timer = setTimeout(() => this.hurry(), waitMs);
  }

  /** Calls `retry` now, if something was lost. */
  hurry(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#retry();
  }

  /** A request came through. */
  found(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#tries = 0;
  }
}
