import type { After } from './timers.ts';

export interface TypingDeps {
  readonly after: After;
  now(): number;
  /** Shows who types; undefined once nobody does. */
  show(name: string | undefined): void;
  /** Lets the others know that the client types. */
  tell(): void;
}

/** Nobody types for longer without another event. */
const SHOWN_MS = 12_000;
/** The others are let know no more often. */
const TOLD_EVERY_MS = 8_000;

/** Who types in a chat with a person, and for how long that is believed. */
export class Typing {
  readonly #deps: TypingDeps;
  #toldAt = Number.NEGATIVE_INFINITY;
  #isShown = false;
  #cancel = () => {};

  constructor(deps: TypingDeps) {
    this.#deps = deps;
  }

  /** The client types. */
  own(): void {
    const now = this.#deps.now();
    if (now - this.#toldAt < TOLD_EVERY_MS) return;
    this.#toldAt = now;
    this.#deps.tell();
  }

  heard(name: string): void {
    this.#cancel();
    this.#isShown = true;
    this.#deps.show(name);
    this.#cancel = this.#deps.after(SHOWN_MS, () => this.stop());
  }

  /** Nobody types any more. */
  stop(): void {
    this.#cancel();
    if (!this.#isShown) return;
    this.#isShown = false;
    this.#deps.show(undefined);
  }
}
