import { redactTrace } from './redact-trace.ts';
import type { TurnTrace } from './turn-trace.ts';

export interface TurnLogOptions {
  /** How many traces are kept. */
  readonly size: number;
  /** Whether traces have texts as they are. */
  readonly showsTexts: boolean;
  /** Cleans the texts of traces. Without it, traces have texts as they are or, if those are not shown, none. */
  readonly redact?: ((text: string) => string) | undefined;
  /** Hears of each turn. */
  readonly onTurn?: ((trace: TurnTrace) => void) | undefined;
}

interface Entry {
  readonly sessionId: string;
  readonly hasTexts: boolean;
  readonly read: () => TurnTrace;
}

/** Keeps the traces of the last turns and passes each on to `onTurn`. */
export class TurnLog {
  readonly #options: TurnLogOptions;
  #entries: Entry[] = [];

  constructor(options: TurnLogOptions) {
    this.#options = options;
  }

  /** False: traces are redacted. */
  get showsTexts(): boolean {
    return this.#options.showsTexts;
  }

  /** Adds the trace of a turn. `whole` makes the one with all texts, which takes long: it is cleaned when it is read. */
  add(trace: TurnTrace, sessionId: string, whole: () => TurnTrace): void {
    const { redact, size, showsTexts, onTurn } = this.#options;
    const read = redact ? once(() => redactTrace(whole(), redact)) : () => trace;
    this.#entries.push({ sessionId, hasTexts: showsTexts || redact !== undefined, read });
    if (this.#entries.length > size) this.#entries.shift();
    onTurn?.(trace);
  }

  /** Drops the traces of a session. Those without texts stay: they don't say whose they are, nor what was said. */
  forget(sessionId: string): void {
    this.#entries = this.#entries.filter((one) => !one.hasTexts || one.sessionId !== sessionId);
  }

  /** Newest last. */
  traces(): readonly TurnTrace[] {
    return this.#entries.map(({ read }) => read());
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
