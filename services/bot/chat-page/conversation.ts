import type { AllowedFile, ChatMessage, Draft, PastTurn, Said } from './chat-api.ts';
import { type ChatClient, ChatError } from './chat-client.ts';
import type { SessionMemory } from './session-memory.ts';

/** In `opening` and `writing` the chat waits for the server; a `closed` chat has ended or never began. */
export type ChatState = 'opening' | 'ready' | 'writing' | 'closed';

export type EndReason = 'idle' | 'gone' | 'deleted';

/** The events of a conversation, for its view. */
export interface ConversationView {
  clear(): void;
  /** The person's message, to be shown at once; the calls below refer to it by `id`. */
  said(id: string, text: string): void;
  sent(id: string): void;
  failed(id: string, error: ChatError): void;
  replied(messages: readonly ChatMessage[]): void;
  /** A resumed conversation: shown, but not announced to screen readers. */
  restored(turns: readonly PastTurn[]): void;
  state(state: ChatState): void;
  openFailed(error: ChatError): void;
  /** The session may or may not be deleted; `delete` may be tried again. */
  deleteFailed(error: ChatError): void;
  /** The tab's session has ended, and a new one was opened in its place. */
  replaced(): void;
  opened(expiresAt: Date): void;
  /** The ticket that is being written; undefined if there is none. */
  drafted(draft: Draft | undefined): void;
  ended(reason: EndReason): void;
}

export interface ChatConversationDeps {
  readonly client: ChatClient;
  readonly memory: SessionMemory;
  readonly view: ConversationView;
  newId(): string;
  postFile(form: AllowedFile, file: File, onProgress: (share: number) => void): Promise<void>;
  /** Resolves with whether this tab has the session to itself. A duplicated tab does not. */
  claim(sessionId: string): Promise<boolean>;
}

interface Message {
  readonly said: Said;
  readonly id: string;
}

const GONE = new Set([404, 410]);

/** The chat of one tab: opens or resumes its session, sends one message at a time, and reports its end. */
export class Conversation {
  readonly #deps: ChatConversationDeps;
  readonly #failed = new Map<string, Message>();
  #sessionId: string | undefined;
  #state: ChatState = 'closed';
  #isDrafting = false;

  constructor(deps: ChatConversationDeps) {
    this.#deps = deps;
  }

  /** Resumes the tab's session, or opens a new one. */
  async start(): Promise<void> {
    const known = this.#deps.memory.recall();
    if (known === undefined || !(await this.#deps.claim(known))) return this.open();
    this.#setState('opening');
    try {
      const { turns, expiresAt } = await this.#deps.client.resume(known);
      this.#sessionId = known;
      this.#deps.view.restored(turns);
      this.#opened(expiresAt);
      await this.#showDraft(known, isOfTicket(turns.at(-1)?.messages ?? []));
    } catch (error) {
      await this.#startFailed(error);
    }
  }

  /** Opens a new session. A previous one is left to time out. */
  async open(): Promise<void> {
    this.#setState('opening');
    try {
      const { sessionId, expiresAt, messages } = await this.#deps.client.open();
      this.#sessionId = sessionId;
      this.#failed.clear();
      this.#deps.memory.keep(sessionId);
      await this.#deps.claim(sessionId);
      this.#isDrafting = false;
      this.#deps.view.drafted(undefined);
      this.#deps.view.clear();
      this.#deps.view.replied(messages);
      this.#opened(expiresAt);
    } catch (error) {
      this.#openFailed(error);
    }
  }

  /** Sends a message, which the log shows as `shown`. Does nothing unless the chat is ready. */
  async send(said: Said, shown: string): Promise<void> {
    if (this.#state !== 'ready') return;
    const message = { said, id: this.#deps.newId() };
    this.#deps.view.said(message.id, shown);
    await this.#deliver(message);
  }

  /** Resends a failed message under its original id, so that the bot never receives it twice. */
  async retry(id: string): Promise<void> {
    const message = this.#failed.get(id);
    if (message !== undefined && this.#state === 'ready') await this.#deliver(message);
  }

  /** Ends the session and deletes its record. */
  async delete(): Promise<void> {
    const sessionId = this.#sessionId;
    if (sessionId === undefined) return;
    try {
      await this.#deps.client.delete(sessionId);
      this.#end('deleted');
    } catch (error) {
      this.#setState('closed');
      this.#deps.view.deleteFailed(chatError(error));
    }
  }

  /** Uploads a file for the ticket that is being written. Rejects with a ChatError. */
  async attach(file: File, onProgress: (share: number) => void): Promise<void> {
    const sessionId = this.#sessionId;
    if (sessionId === undefined) return;
    const { client, postFile } = this.#deps;
    await postFile(await client.allow(sessionId, file), file, onProgress);
    await this.#showDraft(sessionId, true);
  }

  /** Ends the chat because the session has timed out. */
  expire(): void {
    if (this.#sessionId !== undefined) this.#end('idle');
  }

  async #deliver(message: Message): Promise<void> {
    const sessionId = this.#sessionId;
    if (sessionId === undefined) return;
    const { client, view } = this.#deps;
    this.#setState('writing');
    try {
      const reply = await client.send(sessionId, message.said, message.id);
      if (this.#sessionId !== sessionId) return;
      this.#failed.delete(message.id);
      view.sent(message.id);
      view.replied(reply.messages);
      this.#opened(reply.expiresAt);
      await this.#showDraft(sessionId, isOfTicket(reply.messages));
    } catch (error) {
      if (this.#sessionId === sessionId) this.#sendFailed(message, chatError(error));
    }
  }

  #sendFailed(message: Message, error: ChatError): void {
    this.#failed.set(message.id, message);
    this.#deps.view.failed(message.id, error);
    if (GONE.has(error.status)) this.#end('gone');
    else this.#setState('ready');
  }

  async #startFailed(error: unknown): Promise<void> {
    if (!(error instanceof ChatError) || !GONE.has(error.status)) return this.#openFailed(error);
    await this.open();
    if (this.#sessionId !== undefined) this.#deps.view.replaced();
  }

  /** Asks for the draft while a ticket is or was being written. What can't be known is left as it is shown. */
  async #showDraft(sessionId: string, isOfTicket: boolean): Promise<void> {
    if (!isOfTicket && !this.#isDrafting) return;
    try {
      const draft = await this.#deps.client.draft(sessionId);
      if (this.#sessionId !== sessionId) return;
      this.#isDrafting = isOfTicket || draft.fields.length > 0;
      this.#deps.view.drafted(this.#isDrafting ? draft : undefined);
    } catch {
      // The chat goes on without the list of files.
    }
  }

  #opened(expiresAt: string): void {
    this.#setState('ready');
    this.#deps.view.opened(new Date(expiresAt));
  }

  #openFailed(error: unknown): void {
    this.#setState('closed');
    this.#deps.view.openFailed(chatError(error));
  }

  #end(reason: EndReason): void {
    this.#isDrafting = false;
    this.#deps.view.drafted(undefined);
    this.#sessionId = undefined;
    this.#deps.memory.forget();
    this.#setState('closed');
    this.#deps.view.ended(reason);
  }

  #setState(state: ChatState): void {
    this.#state = state;
    this.#deps.view.state(state);
  }
}

/** Whether a reply asks for something of a ticket, or shows the ticket before it is sent. */
function isOfTicket(messages: readonly ChatMessage[]): boolean {
  return messages.some(
    (message) =>
      message.contentType === 'CustomPayload' && ['progress', 'check'].includes(message.card.kind),
  );
}

function chatError(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  return new ChatError(0, 'Sorry, something went wrong.', undefined, { cause: error });
}
