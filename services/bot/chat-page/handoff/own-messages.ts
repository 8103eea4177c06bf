import type { UnsentMessage } from './handoff-memory.ts';

export interface OwnMessagesDeps {
  /** Sends a message; with the same id, only once. Returns its id in the chat. */
  send(text: string, id: string): Promise<{ readonly id: string }>;
  said(id: string, text: string): void;
  sent(id: string): void;
  /** It did not arrive. It is sent again with the next one, or by `retry`. */
  failed(id: string): void;
  /** Whether another attempt is of no use: then it holds up no other. */
  isRefusal(error: unknown): boolean;
  /** Called when there is more or less to be sent. */
  changed(unsent: readonly UnsentMessage[]): void;
}

/** What a client says to a person: one message after the other, each once, and again if it did not arrive. */
export class OwnMessages {
  readonly #deps: OwnMessagesDeps;
  /** In the order in which they were said. */
  #unsent: readonly UnsentMessage[] = [];
  readonly #refused = new Map<string, UnsentMessage>();
  /** Ids that the chat has given to what was said here. */
  readonly #confirmed = new Set<string>();
  #isSending = false;

  constructor(deps: OwnMessagesDeps) {
    this.#deps = deps;
  }

  say(message: UnsentMessage): void {
    this.#deps.said(message.id, message.text);
    this.#change([...this.#unsent, message]);
    void this.flush();
  }

  /** Sends a message again that did not arrive, and all others. */
  retry(id: string): void {
    const refused = this.#refused.get(id);
    if (refused) {
      this.#refused.delete(id);
      this.#change([...this.#unsent, refused]);
    }
    void this.flush();
  }

  /** Sends what has not arrived. Never rejects. */
  async flush(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    for (let next = this.#unsent[0]; next !== undefined; next = this.#unsent[0]) {
      if (!(await this.#deliver(next))) break;
    }
    this.#isSending = false;
  }

  /** Whether a message that the chat reports was said here and is on the screen. */
  isKnown(itemId: string, text: string): boolean {
    if (this.#confirmed.has(itemId)) return true;
    // Its report came before the answer to the request that sent it.
    const early = this.#unsent.find((one) => one.text === text);
    if (early === undefined) return false;
    this.#arrived(early, itemId);
    return true;
  }

  async #deliver(message: UnsentMessage): Promise<boolean> {
    try {
      const { id } = await this.#deps.send(message.text, message.id);
      this.#arrived(message, id);
      return true;
    } catch (error) {
      // The chat may have reported it all the same.
      if (!this.#unsent.includes(message)) return true;
      this.#deps.failed(message.id);
      if (!this.#deps.isRefusal(error)) return false;
      this.#refused.set(message.id, message);
      this.#change(this.#unsent.filter((one) => one !== message));
      return true;
    }
  }

  #arrived(message: UnsentMessage, itemId: string): void {
    this.#confirmed.add(itemId);
    if (!this.#unsent.includes(message)) return;
    this.#deps.sent(message.id);
    this.#change(this.#unsent.filter((one) => one !== message));
  }

  #change(unsent: readonly UnsentMessage[]): void {
    this.#unsent = unsent;
    this.#deps.changed(unsent);
  }
}
