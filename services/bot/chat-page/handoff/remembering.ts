import type { HandoffMemory, RememberedHandoff } from './handoff-memory.ts';

type Changes = Partial<Pick<RememberedHandoff, 'openingId' | 'unsent'>> & {
  /** Undefined if somebody is there now. */
  readonly waitUntil?: number | undefined;
};

/** What the tab remembers of the chat that is going on. */
export class Remembering {
  readonly #memory: Pick<HandoffMemory, 'forget' | 'keep'>;
  #value: RememberedHandoff | undefined;

  constructor(memory: Pick<HandoffMemory, 'forget' | 'keep'>) {
    this.#memory = memory;
  }

  /** Undefined before the chat has begun. */
  get value(): RememberedHandoff | undefined {
    return this.#value;
  }

  begin(handoff: RememberedHandoff): void {
    this.#value = handoff;
    this.#memory.keep(handoff);
  }

  change(changes: Changes): void {
    if (this.#value === undefined) return;
    const { waitUntil, ...rest } = { ...this.#value, ...changes };
    this.begin({ ...rest, ...(waitUntil !== undefined && { waitUntil }) });
  }

  end(): void {
    this.#memory.forget();
  }
}
