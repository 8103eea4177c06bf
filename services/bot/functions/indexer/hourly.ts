import type { Clock } from '../../helpdesk/clock.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Runs something with the first call and then at most once an hour, for as long as the process lives. */
export class Hourly {
  readonly #clock: Clock;
  #last: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async run(work: () => Promise<void>): Promise<void> {
    const now = this.#clock.now().getTime();
    if (this.#last !== undefined && now - this.#last < HOUR_MS) return;
    this.#last = now;
    await work();
  }
}
