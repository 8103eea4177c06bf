import type { Said } from './chat-api.ts';

/** A message with the id under which the server knows it, however often it is sent. */
export interface Message {
  readonly said: Said;
  readonly id: string;
}

/** The messages that got no reply: those that failed wait for the person, the one that is held for the network. */
export class Unsent {
  readonly #failed = new Map<string, Message>();
  #held: Message | undefined;

  /** The message that goes out by itself once there is a network. */
  get held(): Message | undefined {
    return this.#held;
  }

  hold(message: Message): void {
    this.#held = message;
    this.#failed.set(message.id, message);
  }

  fail(message: Message): void {
    this.#held = undefined;
    this.#failed.set(message.id, message);
  }

  find(id: string): Message | undefined {
    return this.#failed.get(id);
  }

  /** Forgets a message that was answered. */
  remove(id: string): void {
    if (this.#held?.id === id) this.#held = undefined;
    this.#failed.delete(id);
  }

  clear(): void {
    this.#held = undefined;
    this.#failed.clear();
  }
}
