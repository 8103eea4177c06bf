import type { TurnTrace } from './turn-trace.ts';

/** Keeps the traces of the last turns and passes each on to `onTurn`. */
export class TurnLog {
  /** False: traces are redacted. */
  readonly showsTexts: boolean;
  readonly #size: number;
  readonly #onTurn: ((trace: TurnTrace) => void) | undefined;
  readonly #traces: TurnTrace[] = [];

  constructor(size: number, showsTexts: boolean, onTurn?: (trace: TurnTrace) => void) {
    this.#size = size;
    this.showsTexts = showsTexts;
    this.#onTurn = onTurn;
  }

  add(trace: TurnTrace): void {
    this.#traces.push(trace);
    if (this.#traces.length > this.#size) this.#traces.shift();
    this.#onTurn?.(trace);
  }

  /** Newest last. */
  traces(): readonly TurnTrace[] {
    return [...this.#traces];
  }
}
