import type { Timers } from '../timers.ts';

/** How slowly a body may arrive. There is no limit on the whole: an upload that makes progress may take hours. */
export interface BodyPace {
  /** Waited for in any case. */
  readonly graceMs: number;
  /** Beyond that, this many bytes buy a second of waiting. */
  readonly bytesPerSecond: number;
  /** The longest silence between two pieces. */
  readonly silenceMs: number;
}

/** Apache's mod_reqtimeout waits as long, and so does S3 for a piece of an upload. */
export const BODY_PACE: BodyPace = { graceMs: 20_000, bytesPerSecond: 500, silenceMs: 30_000 };

export interface SteadyOptions {
  readonly timers: Timers;
  readonly pace: BodyPace;
  /** Creates the error to throw. */
  readonly slow: () => Error;
}

/**
 * Yields the pieces of a body. Only the time spent waiting for the client counts, not that of the receiver.
 * Throws `slow()` if the body is slower than the pace; the source is left as it is, so that the client can still be
 * answered.
 */
export async function* steadily(
  source: AsyncIterable<Buffer>,
  options: SteadyOptions,
): AsyncGenerator<Buffer> {
  const pieces = source[Symbol.asyncIterator]();
  const watch = new PaceWatch(options);
  let isOver = false;
  try {
    for (;;) {
      const { done, value } = await watch.during(pieces.next());
      isOver = done === true;
      if (done) return;
      watch.received(value.length);
      yield value;
    }
  } catch (error) {
    isOver = true;
    throw error;
  } finally {
    watch.stop();
    if (!isOver) await pieces.return?.();
  }
}

const TICK_MS = 1000;

/** Counts the seconds in which a client is waited for. */
class PaceWatch {
  readonly #options: SteadyOptions;
  #waitedMs = 0;
  #silentMs = 0;
  #bytes = 0;
  #giveUp: ((error: Error) => void) | undefined;
  #cancel: () => void = () => {};

  constructor(options: SteadyOptions) {
    this.#options = options;
    this.#schedule();
  }

  /** Resolves like `next`, or rejects once the client is too slow. */
  during<Result>(next: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#giveUp = reject;
      next.then(resolve, reject).finally(() => {
        this.#giveUp = undefined;
      });
    });
  }

  received(bytes: number): void {
    this.#bytes += bytes;
    this.#silentMs = 0;
  }

  stop(): void {
    this.#cancel();
  }

  #schedule(): void {
    this.#cancel = this.#options.timers.after(TICK_MS, () => {
      this.#schedule();
      if (this.#giveUp) this.#count(this.#giveUp);
    });
  }

  #count(giveUp: (error: Error) => void): void {
    const { graceMs, bytesPerSecond, silenceMs } = this.#options.pace;
    this.#waitedMs += TICK_MS;
    this.#silentMs += TICK_MS;
    const allowedMs = graceMs + (this.#bytes / bytesPerSecond) * 1000;
    if (this.#silentMs < silenceMs && this.#waitedMs < allowedMs) return;
    this.stop();
    giveUp(this.#options.slow());
  }
}
