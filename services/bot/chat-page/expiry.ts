const WARN_BEFORE_MS = 2 * 60_000;

export interface ExpiryActions {
  /** Called two minutes before the end. */
  warn(): void;
  end(): void;
}

/** Watches for a session's end with a timer. Call `check` when the tab becomes visible: the device may have slept. */
export class Expiry {
  readonly #actions: ExpiryActions;
  #expiresAt: Date | undefined;
  #hasWarned = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(actions: ExpiryActions) {
    this.#actions = actions;
  }

  watch(expiresAt: Date): void {
    this.#expiresAt = expiresAt;
    this.#hasWarned = false;
    this.check();
  }

  stop(): void {
    this.#expiresAt = undefined;
    clearTimeout(this.#timer);
  }

  /** Warns or ends the session if it is time to, and sets the timer for the next step. */
  check(): void {
    clearTimeout(this.#timer);
    if (this.#expiresAt === undefined) return;
    const leftMs = this.#expiresAt.getTime() - Date.now();
    if (leftMs <= 0) {
      this.stop();
      this.#actions.end();
      return;
    }
    if (leftMs <= WARN_BEFORE_MS && !this.#hasWarned) {
      this.#hasWarned = true;
      this.#actions.warn();
    }
    const nextMs = this.#hasWarned ? leftMs : leftMs - WARN_BEFORE_MS;
    this.#timer = setTimeout(() => this.check(), nextMs);
  }
}
