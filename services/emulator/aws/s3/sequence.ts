import type { Clock } from '../../../base/clock.ts';

/**
 * Generates strictly increasing numbers of 18 hexadecimal digits: 12 of milliseconds, 6 of a counter. They order the
 * versions of a key, and are the `sequencer` of its events, which AWS documents as comparable digit by digit.
 */
export class Sequence {
  readonly #clock: Clock;
  #milliseconds = 0;
  #counter = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  next(): string {
    const now = this.#clock.now().getTime();
    const isLater = now > this.#milliseconds;
    this.#counter = isLater ? 0 : this.#counter + 1;
    if (isLater) this.#milliseconds = now;
    return (
      this.#milliseconds.toString(16).padStart(12, '0') +
      this.#counter.toString(16).padStart(6, '0')
    ).toUpperCase();
  }

  /** Makes all following numbers greater than one that was issued before a restart. */
  observe(sequence: string): void {
    const milliseconds = Number.parseInt(sequence.slice(0, 12), 16);
    const counter = Number.parseInt(sequence.slice(12), 16);
    if (milliseconds < this.#milliseconds) return;
    this.#counter = milliseconds > this.#milliseconds ? counter : Math.max(counter, this.#counter);
    this.#milliseconds = milliseconds;
  }
}
