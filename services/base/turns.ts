import { setImmediate as nextTurn } from 'node:timers/promises';

/** The longest that one request works before others have their turn. */
const TURN_MS = 10;

/** Work in steps: after each, other work may run. */
export type Steps<Result> = Generator<void, Result>;

/** Does all steps without a pause. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Divides the work of a request into turns, so that a long one does not stop the others. */
export class Turns {
  #began = performance.now();

  /** To be awaited between two pieces of work: lets the others have a turn if this one has been long. */
  async between(): Promise<void> {
    if (performance.now() - this.#began < TURN_MS) return;
    await nextTurn();
    this.#began = performance.now();
  }

  /** Runs all steps, and resolves with what they return. */
  async run<Result>(steps: Steps<Result>): Promise<Result> {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      await this.between();
    }
  }
}
