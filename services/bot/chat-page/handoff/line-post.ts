import type { HandoffLine } from '../handoff-api.ts';
import { backOff } from './back-off.ts';
import { type HandoffClient, HandoffError } from './handoff-client.ts';
import type { After } from './timers.ts';

export interface LinePostDeps {
  readonly client: Pick<HandoffClient, 'keep'>;
  readonly after: After;
  /** Called if the chat function will not take any more: the session or the chat with the person is over. */
  refused(error: HandoffError): void;
}

/** What comes within a second is sent at once. */
const GATHER_MS = 1_000;
/** A session ends when nothing is heard of it for a quarter of an hour. */
const ALIVE_MS = 4 * 60_000;
const MOST_LINES = 50;
const MOST_TEXT = 1_024;

/**
 * Sends what is said to a person to the chat function, in batches, and again until it has been taken: the function keeps a line
 * once, however often it comes.
 */
export class LinePost {
  readonly #deps: LinePostDeps;
  readonly #waiting: HandoffLine[] = [];
  #sending: Promise<void> | undefined;
  #attempt = 0;
  #isOver = false;
  #cancel = () => {};

  constructor(deps: LinePostDeps) {
    this.#deps = deps;
    this.#schedule(ALIVE_MS);
  }

  add(line: HandoffLine): void {
    const isFirst = this.#waiting.length === 0;
    for (let from = 0; from < line.text.length; from += MOST_TEXT) {
      const text = line.text.slice(from, from + MOST_TEXT);
      if (text.trim() !== '') this.#waiting.push({ ...line, text });
    }
    if (isFirst && this.#attempt === 0) this.#schedule(GATHER_MS);
  }

  /** Sends what is waiting. Resolves with whether all has been taken; never rejects. */
  async flush(): Promise<boolean> {
    while (this.#waiting.length > 0 && !this.#isOver) {
      if (!(await this.#send())) return false;
    }
    return this.#waiting.length === 0;
  }

  stop(): void {
    this.#isOver = true;
    this.#cancel();
  }

  #schedule(ms: number): void {
    this.#cancel();
    if (!this.#isOver) this.#cancel = this.#deps.after(ms, () => void this.#send());
  }

  /** Resolves with whether a batch was taken. */
  async #send(): Promise<boolean> {
    if (this.#sending) {
      await this.#sending;
      return this.#attempt === 0;
    }
    this.#cancel();
    this.#sending = this.#post();
    await this.#sending;
    this.#sending = undefined;
    return this.#attempt === 0;
  }

  async #post(): Promise<void> {
    const batch = this.#waiting.slice(0, MOST_LINES);
    try {
      await this.#deps.client.keep(batch);
      this.#waiting.splice(0, batch.length);
      this.#attempt = 0;
      this.#schedule(this.#waiting.length > 0 ? GATHER_MS : ALIVE_MS);
    } catch (error) {
      this.#failed(error, batch.length);
    }
  }

  #failed(error: unknown, count: number): void {
    const isOurs = error instanceof HandoffError;
    if (isOurs && error.type === 'handoff-full') {
      this.#waiting.splice(0, count);
      this.#schedule(ALIVE_MS);
      return;
    }
    if (isOurs && !error.isTemporary) {
      this.stop();
      this.#waiting.length = 0;
      this.#deps.refused(error);
      return;
    }
    this.#schedule(backOff(this.#attempt));
    this.#attempt += 1;
  }
}
