import type { ChatMessage, Feedback, PastConversation, Reply, Said } from './chat-api.ts';
import type { ChatClient } from './chat-client.ts';
import { ChatError, chatError } from './chat-error.ts';
import type { ChatState, ConversationView, EndReason } from './conversation-view.ts';
import type { HandoffLine } from './handoff-api.ts';
import { isOfTicket, isPending, settledConversation } from './past-conversation.ts';
import type { postFile } from './post-file.ts';
import type { SessionMemory } from './session-memory.ts';
import { type Heard, heardOf, momentOf } from './speaker.ts';
import { type Message, Unsent } from './unsent.ts';

export interface ChatConversationDeps {
  readonly client: ChatClient;
  readonly memory: SessionMemory;
  readonly view: ConversationView;
  newId(): string;
  now(): Date;
  wait(milliseconds: number): Promise<void>;
  readonly postFile: typeof postFile;
  /** A person is called, or there: the conversation is with them until `took`. */
  personCalled(sessionId: string, lines: readonly HandoffLine[]): void;
  /** Resolves with whether this tab has the session to itself. A duplicated tab does not. */
  claim(sessionId: string): Promise<boolean>;
}

/** The chat of one tab: opens or resumes its session, sends one message at a time, and reports its end. */
export class Conversation {
  readonly #deps: ChatConversationDeps;
  readonly #unsent = new Unsent();
  #sessionId: string | undefined;
  #state: ChatState = 'closed';
  #isDrafting = false;
  #isUnopened = false;

  constructor(deps: ChatConversationDeps) {
    this.#deps = deps;
  }

  /** Resumes the tab's session, or opens a new one. */
  async start(): Promise<void> {
    const known = this.#deps.memory.recall();
    if (known === undefined || !(await this.#deps.claim(known))) return this.open();
    this.#setState('opening');
    try {
      const past = await this.#deps.client.resume(known);
      this.#sessionId = known;
      this.#deps.view.restored(past.turns);
      if (isPending(past)) return await this.#awaitReply(known);
      await this.#resumed(known, past);
    } catch (error) {
      await this.#startFailed(error);
    }
  }

  /** Opens a new session. A previous one is left to time out. */
  async open(): Promise<void> {
    this.#setState('opening');
    try {
      const { sessionId, expiresAt, messages, at } = await this.#deps.client.open();
      this.#sessionId = sessionId;
      this.#unsent.clear();
      this.#deps.memory.keep(sessionId);
      await this.#deps.claim(sessionId);
      this.#undraft();
      this.#deps.view.clear();
      this.#deps.view.greeted(messages, momentOf(at, this.#deps.now()));
      this.#opened(expiresAt);
    } catch (error) {
      this.#openFailed(error);
    }
  }

  /** Sends a message, which the log shows as `shown`. Does nothing unless ready. */
  async send(said: Said, shown: string): Promise<void> {
    if (this.#state !== 'ready') return;
    const message = { said, id: this.#deps.newId() };
    this.#deps.view.said(message.id, shown, this.#deps.now());
    await this.#deliver(message);
  }

  /** The chat's session, while it has one. */
  get sessionId(): string | undefined {
    return this.#sessionId;
  }

  /** Takes a turn of the bot that follows from something else than a message. */
  async took(reply: Reply): Promise<void> {
    const sessionId = this.#sessionId;
    if (sessionId === undefined) return;
    this.hear(reply.messages, heardOf(reply, this.#deps.now()));
    this.#opened(reply.expiresAt);
    await this.#showDraft(sessionId, isOfTicket(reply.messages));
  }

  /** Shows what somebody says: the bot's replies come this way, and what anybody else says next to them. */
  hear(messages: readonly ChatMessage[], heard: Heard): void {
    this.#deps.view.replied(messages, heard);
  }

  /** Resends a failed message under its original id, so that the bot never receives it twice. */
  async retry(id: string): Promise<void> {
    const message = this.#unsent.find(id);
    const isIdle = this.#state === 'ready' || this.#state === 'waiting';
    if (message !== undefined && isIdle) await this.#deliver(message);
  }

  /** Takes up what the lost network interrupted: the message that is held, or the opening of the chat. */
  async reconnect(): Promise<void> {
    const { held } = this.#unsent;
    if (this.#state === 'waiting' && held) await this.#deliver(held);
    else if (this.#isUnopened && this.#state === 'closed') await this.start();
  }

  /** Says whether a reply helped. Throws ChatError. */
  async rate(feedback: Feedback): Promise<void> {
    const sessionId = this.#sessionId;
    if (sessionId === undefined) throw new ChatError(410, 'This chat has ended.');
    await this.#deps.client.rate(sessionId, feedback);
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

  /** Ends the chat because the session has timed out, or is not there any more. */
  expire(reason: EndReason = 'idle'): void {
    if (this.#sessionId !== undefined) this.#end(reason);
  }

  async #deliver(message: Message): Promise<void> {
    const sessionId = this.#sessionId;
    if (sessionId === undefined) return;
    this.#setState('writing');
    try {
      const reply = await this.#deps.client.send(sessionId, message.said, message.id);
      if (this.#sessionId !== sessionId) return;
      this.#unsent.remove(message.id);
      this.#deps.view.sent(message.id);
      await this.took(reply);
    } catch (error) {
      if (this.#sessionId === sessionId) this.#sendFailed(message, chatError(error));
    }
  }

  #sendFailed(message: Message, error: ChatError): void {
    if (error.isOffline) {
      this.#unsent.hold(message);
      this.#deps.view.held(message.id);
      this.#setState('waiting');
      return;
    }
    this.#unsent.fail(message);
    this.#deps.view.failed(message.id, error);
    if (error.hasEnded) this.#end('gone');
    else this.#setState('ready');
    // This tab knows nothing of it.
    if (error.type === 'handoff-open' && this.#sessionId !== undefined)
      this.#deps.personCalled(this.#sessionId, []);
  }

  /** The page was reloaded while the bot was writing: the reply is shown when it is there. */
  async #awaitReply(sessionId: string): Promise<void> {
    const { client, wait } = this.#deps;
    this.#setState('writing');
    const past = await settledConversation(() => client.resume(sessionId), wait);
    if (this.#sessionId !== sessionId) return;
    const last = past.turns.at(-1);
    if (last?.state === 'done') this.hear(last.messages, heardOf(last, this.#deps.now()));
    await this.#resumed(sessionId, past);
  }

  /** Goes on with the bot, or with the person who was called. */
  async #resumed(sessionId: string, { turns, expiresAt }: PastConversation): Promise<void> {
    this.#opened(expiresAt);
    const { handoff, messages = [] } = turns.at(-1) ?? {};
    if (handoff?.isOpen) this.#deps.personCalled(sessionId, handoff.lines);
    await this.#showDraft(sessionId, isOfTicket(messages));
  }

  async #startFailed(error: unknown): Promise<void> {
    if (!(error instanceof ChatError) || !error.hasEnded) return this.#openFailed(error);
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

  #undraft(): void {
    this.#isDrafting = false;
    this.#deps.view.drafted(undefined);
  }

  #opened(expiresAt: string): void {
    this.#isUnopened = false;
    this.#setState('ready');
    this.#deps.view.opened(new Date(expiresAt));
  }

  #openFailed(error: unknown): void {
    this.#isUnopened = true;
    this.#setState('closed');
    this.#deps.view.openFailed(chatError(error));
  }

  #end(reason: EndReason): void {
    const { held } = this.#unsent;
    if (held)
      this.#deps.view.failed(held.id, new ChatError(410, 'The chat ended before it was sent.'));
    this.#unsent.clear();
    this.#undraft();
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
