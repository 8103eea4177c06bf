import type { ChatMessage, PastTurn } from './chat-api.ts';

/** How the bot begins to say that it has taken something out. It says so once for each kind of secret. */
const NOTE = 'I have taken out what looks like';

export interface TakenOutDeps {
  /** What is kept of the chat. May reject. */
  kept(): Promise<readonly PastTurn[]>;
  /** Shows the message with this id in other words. */
  replace(id: string, text: string): void;
}

/** Sees to it that a secret doesn't stay in the person's own message once the bot has taken it out. */
export class TakenOut {
  readonly #deps: TakenOutDeps;
  #last: string | undefined;
  #isNoted = false;

  constructor(deps: TakenOutDeps) {
    this.#deps = deps;
  }

  /** A message is sent. */
  said(id: string): void {
    this.#last = id;
  }

  /** Earlier turns are shown: what was taken out of them is not in them any more. */
  restored(turns: readonly PastTurn[]): void {
    this.#isNoted = turns.some(({ messages }) => isNote(messages));
  }

  /** A reply is there. From the first note on, each message is shown as it is kept. Never rejects. */
  async replied(messages: readonly ChatMessage[], turn: number | undefined): Promise<void> {
    const id = this.#last;
    this.#last = undefined;
    this.#isNoted ||= isNote(messages);
    if (id === undefined || turn === undefined || !this.#isNoted) return;
    try {
      const kept = (await this.#deps.kept()).find((one) => one.turn === turn)?.said;
      if (kept && 'text' in kept) this.#deps.replace(id, kept.text);
    } catch {
      // Rather nothing than a secret.
      if (isNote(messages)) this.#deps.replace(id, '[removed]');
    }
  }
}

const isNote = (messages: readonly ChatMessage[]): boolean =>
  messages.some(({ contentType, ...rest }) =>
    contentType === 'PlainText' && 'content' in rest ? rest.content.startsWith(NOTE) : false,
  );
