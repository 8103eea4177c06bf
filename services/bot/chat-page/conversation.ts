import type { ChatMessage, PastTurn, Said } from './chat-api.ts';
import { type ChatClient, ChatError } from './chat-client.ts';
import type { SessionMemory } from './session-memory.ts';

/** `opening` and `writing` wait for the server; `closed` is a chat that ended or never began. */
export type ChatState = 'opening' | 'ready' | 'writing' | 'closed';

export type EndReason = 'idle' | 'gone' | 'deleted';

/** What the conversation tells its view. */
export interface ConversationView {
  clear(): void;
  /** The person's message, shown at once; `id` names it in the calls below. */
  said(id: string, text: string): void;
  sent(id: string): void;
  failed(id: string, error: ChatError): void;
  replied(messages: readonly ChatMessage[]): void;
  /** A conversation that is taken up again: shown, not announced. */
  restored(turns: readonly PastTurn[]): void;
  state(state: ChatState): void;
  openFailed(error: ChatError): void;
  opened(expiresAt: Date): void;
  ended(reason: EndReason): void;
}

export interface ConversationDeps {
  readonly client: ChatClient;
  readonly memory: SessionMemory;
  readonly view: ConversationView;
  newId(): string;
  /** Whether this tab has the session for itself; a duplicated tab hasn't. */
  claim(sessionId: string): Promise<boolean>;
}

interface Message {
  readonly said: Said;
  readonly id: string;
}

const GONE = new Set([404, 410]);

/** One chat of one tab: opens or resumes its session, sends one message at a time, and says when it has ended. */
export class Conversation {
  readonly #needs: ConversationDeps;
  readonly #failed = new Map<string, Message>();
  #sessionId: string | undefined;
  #state: ChatState = 'closed';

  constructor(deps: ConversationDeps) {
    this.#needs = deps;
  }

  /** Takes up the tab's session, or opens a new one. */
  async start(): Promise<void> {
    const known = this.#needs.memory.recall();
    if (known === undefined || !(await this.#needs.claim(known))) return this.open();
    this.#setState('opening');
    try {
      const { turns, expiresAt } = await this.#needs.client.resume(known);
      this.#sessionId = known;
      this.#needs.view.restored(turns);
      this.#opened(expiresAt);
    } catch (error) {
      await this.#startFailed(error);
    }
  }

  /** Opens a new session; an old one is left to its idle time. */
  async open(): Promise<void> {
    this.#setState('opening');
    try {
      const { sessionId, expiresAt, messages } = await this.#needs.client.open();
      this.#sessionId = sessionId;
      this.#failed.clear();
      this.#needs.memory.keep(sessionId);
      await this.#needs.claim(sessionId);
      this.#needs.view.clear();
      this.#needs.view.replied(messages);
      this.#opened(expiresAt);
    } catch (error) {
      this.#openFailed(error);
    }
  }

  /** Sends a message; `shown` is what stands in the log. Does nothing unless the chat is ready. */
  async send(said: Said, shown: string): Promise<void> {
    if (this.#state !== 'ready') return;
    const message = { said, id: this.#needs.newId() };
    this.#needs.view.said(message.id, shown);
    await this.#deliver(message);
  }

  /** Sends a failed message again under its own id, so that the bot never hears it twice. */
  async retry(id: string): Promise<void> {
    const message = this.#failed.get(id);
    if (message !== undefined && this.#state === 'ready') await this.#deliver(message);
  }

  /** Ends the session and deletes its record. */
  async delete(): Promise<void> {
    const sessionId = this.#sessionId;
    if (sessionId === undefined) return;
    try {
      await this.#needs.client.delete(sessionId);
      this.#end('deleted');
    } catch (error) {
      this.#openFailed(error);
    }
  }

  /** The session's idle time is over. */
  expire(): void {
    if (this.#sessionId !== undefined) this.#end('idle');
  }

  async #deliver(message: Message): Promise<void> {
    const sessionId = this.#sessionId;
    if (sessionId === undefined) return;
    const { client, view } = this.#needs;
    this.#setState('writing');
    try {
      const reply = await client.send(sessionId, message.said, message.id);
      if (this.#sessionId !== sessionId) return;
      this.#failed.delete(message.id);
      view.sent(message.id);
      view.replied(reply.messages);
      this.#opened(reply.expiresAt);
    } catch (error) {
      if (this.#sessionId === sessionId) this.#sendFailed(message, chatError(error));
    }
  }

  #sendFailed(message: Message, error: ChatError): void {
    this.#failed.set(message.id, message);
    this.#needs.view.failed(message.id, error);
    if (GONE.has(error.status)) this.#end('gone');
    else this.#setState('ready');
  }

  async #startFailed(error: unknown): Promise<void> {
    if (error instanceof ChatError && GONE.has(error.status)) return this.open();
    this.#openFailed(error);
  }

  #opened(expiresAt: string): void {
    this.#setState('ready');
    this.#needs.view.opened(new Date(expiresAt));
  }

  #openFailed(error: unknown): void {
    this.#setState('closed');
    this.#needs.view.openFailed(chatError(error));
  }

  #end(reason: EndReason): void {
    this.#sessionId = undefined;
    this.#needs.memory.forget();
    this.#setState('closed');
    this.#needs.view.ended(reason);
  }

  #setState(state: ChatState): void {
    this.#state = state;
    this.#needs.view.state(state);
  }
}

function chatError(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  return new ChatError(0, 'Sorry, something went wrong.', undefined, { cause: error });
}
