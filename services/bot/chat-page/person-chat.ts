/// <reference lib="dom" />

import type {
  HandoffModule,
  HandoffOptions,
  HandoffOutcome,
  HandoffView,
  RunningHandoff,
} from './handoff/handoff-view.ts';
import type { HandoffLine } from './handoff-api.ts';

export interface PersonChatDeps {
  /** The origin of the chat API; '' for the page's own. */
  readonly api: string;
  /** What shows the chat; its end is this object's matter. */
  readonly view: Omit<HandoffView, 'over'>;
  /** Loads the module; rejects if it can't be had. */
  load(): Promise<HandoffModule>;
  began(): void;
  /** Nobody is called any more: the outcome says what comes next. */
  over(outcome: HandoffOutcome): void;
}

/** Whether a person takes part in the chat, and what the client says to them. The module for it is loaded when it is needed. */
export class PersonChat {
  readonly #deps: PersonChatDeps;
  #handoff: RunningHandoff | undefined;
  #isCalled = false;

  constructor(deps: PersonChatDeps) {
    this.#deps = deps;
  }

  /** Whether the bot is silent. */
  get isRunning(): boolean {
    return this.#isCalled;
  }

  /** Calls a person. Does nothing if one is called. Never rejects. */
  call(sessionId: string): Promise<void> {
    return this.#begin(sessionId, ({ callPerson }, options) => callPerson(options));
  }

  /** Goes on with a chat with a person that was open when the page was loaded. Never rejects. */
  resume(sessionId: string, lines: readonly HandoffLine[]): Promise<void> {
    return this.#begin(sessionId, ({ resumeHandoff }, options) => resumeHandoff(options, lines));
  }

  send(text: string): void {
    this.#handoff?.send(text);
  }

  /** Sends a message again. Returns whether it was one to a person. */
  retry(id: string): boolean {
    this.#handoff?.retry(id);
    return this.#handoff !== undefined;
  }

  type(): void {
    this.#handoff?.type();
  }

  leave(): void {
    this.#handoff?.leave();
  }

  hurry(): void {
    this.#handoff?.hurry();
  }

  /** Ends the chat with the person because the session is ended. Never rejects. */
  async abandon(): Promise<void> {
    const handoff = this.#handoff;
    this.#end();
    await handoff?.abandon();
  }

  /** The page is gone. */
  suspend(): void {
    this.#handoff?.suspend();
    this.#end();
  }

  async #begin(
    sessionId: string,
    start: (module: HandoffModule, options: HandoffOptions) => RunningHandoff,
  ): Promise<void> {
    if (this.#isCalled) return;
    this.#isCalled = true;
    const { api, load, view } = this.#deps;
    this.#deps.began();
    view.state('calling');
    try {
      const module = await load();
      const over = (outcome: HandoffOutcome) => this.#over(outcome);
      if (this.#isCalled)
        this.#handoff = start(module, { api, sessionId, view: { ...view, over } });
    } catch {
      this.#over({ kind: 'refused', reason: 'Our staff cannot be called right now.' });
    }
  }

  #over(outcome: HandoffOutcome): void {
    if (!this.#isCalled) return;
    this.#end();
    this.#deps.over(outcome);
  }

  #end(): void {
    this.#handoff = undefined;
    this.#isCalled = false;
  }
}

/** Loads the module from where the chat comes from. */
export function loadHandoff(api: string): Promise<HandoffModule> {
  return import(`${api}/support-chat-handoff.js`) as Promise<HandoffModule>;
}
