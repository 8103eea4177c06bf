import type { Violation } from './report.ts';

/** A product that fails so often in a row is not going to come back; the rest of the phase would say nothing new. */
const MOST_IN_A_ROW = 5;

/** Runs the parts of a phase. One that fails costs itself and is reported; the phase goes on. */
export class OneByOne {
  readonly #promise: string;
  readonly violations: Violation[] = [];
  #failuresInARow = 0;

  /** @param what the parts, as the report names them: "round of kills" */
  constructor(what: string) {
    this.#promise = `Every ${what} runs through`;
  }

  /** Whether too many parts failed one after the other to go on. */
  get isHopeless(): boolean {
    return this.#failuresInARow >= MOST_IN_A_ROW;
  }

  /** Runs one part. Never rejects: resolves with undefined if it failed. */
  async run<T>(name: string, part: () => Promise<T>): Promise<T | undefined> {
    try {
      const result = await part();
      this.#failuresInARow = 0;
      return result;
    } catch (error) {
      this.#failuresInARow += 1;
      const seen = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const end = this.isHopeless ? `; ended here, after ${MOST_IN_A_ROW} in a row` : '';
      this.violations.push({ promise: this.#promise, seen: `${name}: ${seen}${end}` });
      return undefined;
    }
  }
}
