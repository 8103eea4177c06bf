import type { TurnTrace } from './turn-trace.ts';

/** Keeps the traces of the last turns and passes each on to `onTurn`. */
export class TurnLog {
  /** False: traces are redacted. */
  readonly showsTexts: boolean;
  readonly #size: number;
  readonly #onTurn: ((trace: TurnTrace) => void) | undefined;
  #traces: TurnTrace[] = [];

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

  /** Drops the traces of a session. Redacted ones stay: they don't say whose they are, nor what was said. */
  forget(sessionId: string): void {
    this.#traces = this.#traces.filter((trace) => trace.sessionId !== sessionId);
  }

  /** Newest last. */
  traces(): readonly TurnTrace[] {
    return [...this.#traces];
  }
}
