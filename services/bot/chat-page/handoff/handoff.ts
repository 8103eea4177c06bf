import type { HandoffEnd, HandoffLine, OpenedHandoff } from '../handoff-api.ts';
import { endHandoff, outcomeOf } from './end-handoff.ts';
import { type HandoffClient, HandoffError } from './handoff-client.ts';
import type { HandoffMemory, RememberedHandoff } from './handoff-memory.ts';
import type { HandoffOutcome, HandoffView, RunningHandoff } from './handoff-view.ts';
import { lineKey, lineOf } from './item-text.ts';
import { LinePost } from './line-post.ts';
import { messageParts } from './message-parts.ts';
import { OwnMessages } from './own-messages.ts';
import type { ParticipantChat, ParticipantEvents } from './participant-chat.ts';
import { ParticipantError } from './participant-client.ts';
import type { KeptItem } from './participant-item.ts';
import { Remembering } from './remembering.ts';
import type { After } from './timers.ts';
import { Typing } from './typing.ts';

export interface HandoffDeps {
  readonly sessionId: string;
  readonly client: Pick<HandoffClient, 'end' | 'keep' | 'open'>;
  readonly memory: Pick<HandoffMemory, 'forget' | 'keep' | 'recall'>;
  readonly view: HandoffView;
  readonly after: After;
  /** Creates the client's part in the chat. */
  participate(opened: OpenedHandoff, events: ParticipantEvents): ParticipantChat;
  newId(): string;
  now(): number;
}

/**
 * One chat of a client with a person, from the call to the bot's next turn. Whatever goes wrong ends in that turn, with
 * all that was said.
 */
export class Handoff implements RunningHandoff {
  readonly #deps: HandoffDeps;
  readonly #post: LinePost;
  readonly #own: OwnMessages;
  readonly #typing: Typing;
  readonly #kept: Remembering;
  readonly #known = new Set<string>();
  #chat: ParticipantChat | undefined;
  #hadAgent = false;
  #hasConnected = false;
  #isResumed = false;
  #isEnding = false;
  #cancelWait = () => {};

  constructor(deps: HandoffDeps) {
    const { client, after, view } = deps;
    this.#deps = deps;
    this.#kept = new Remembering(deps.memory);
    // Somebody else has ended it, or the session: the chat function knows what comes next.
    this.#post = new LinePost({ client, after, refused: () => void this.#end('failed') });
    this.#typing = new Typing({
      after,
      now: () => deps.now(),
      show: (name) => view.typing(name),
      tell: () => void this.#chat?.type(),
    });
    this.#own = new OwnMessages({
      send: (text, id) => this.#send(text, id),
      said: (id, text) => view.said(id, text, new Date(deps.now())),
      sent: (id) => view.sent(id),
      failed: (id) => view.failed(id),
      isRefusal: (error) => error instanceof ParticipantError && error.isFinal,
      changed: (unsent) => this.#kept.change({ unsent }),
    });
  }

  /** Calls a person. Never rejects. */
  async call(): Promise<void> {
    this.#deps.view.state('calling');
    try {
      const opened = await this.#deps.client.open();
      if (this.#isEnding) return;
      const { sessionId } = this.#deps;
      this.#begin({ ...opened, sessionId, waitUntil: this.#waitUntil(opened), unsent: [] });
    } catch (error) {
      await this.#callFailed(error);
    }
  }

  /** Goes on after the page was loaded again. `lines` are what the chat function has kept. */
  resume(lines: readonly HandoffLine[]): void {
    const { memory, sessionId, view } = this.#deps;
    for (const line of lines) this.#known.add(lineKey(line));
    view.restored(lines);
    this.#isResumed = true;
    const remembered = memory.recall(sessionId);
    if (remembered === undefined) void this.#end('failed');
    else this.#begin(remembered);
  }

  send(text: string): void {
    if (this.#isEnding) return;
    for (const part of messageParts(text)) this.#own.say({ id: this.#deps.newId(), text: part });
  }

  retry(id: string): void {
    this.#own.retry(id);
  }

  type(): void {
    if (!this.#isEnding) this.#typing.own();
  }

  leave(): void {
    if (this.#isEnding) return;
    const at = new Date(this.#deps.now());
    this.#deps.view.noted('You have left the chat.', at);
    this.#post.add({ at: at.toISOString(), by: 'system', text: 'The client has left the chat.' });
    void this.#end('ended');
  }

  hurry(): void {
    this.#chat?.hurry();
  }

  async abandon(): Promise<void> {
    this.#isEnding = true;
    this.#stop();
    this.#kept.end();
    await this.#chat?.leave();
  }

  suspend(): void {
    this.#isEnding = true;
    this.#stop();
    this.#chat?.close();
  }

  #stop(): void {
    this.#cancelWait();
    this.#typing.stop();
    this.#post.stop();
  }

  /** Undefined before it has begun. */
  #send(text: string, id: string): Promise<{ readonly id: string }> {
    return this.#chat?.send(text, id) ?? Promise.reject(new Error('Nobody has been called yet'));
  }

  #begin(remembered: RememberedHandoff): void {
    const { unsent } = remembered;
    this.#kept.begin({ ...remembered, unsent: [] });
    this.#hadAgent = remembered.waitUntil === undefined;
    this.#chat = this.#deps.participate(remembered, {
      happened: (item) => this.#happened(item),
      typing: (name) => this.#typing.heard(name),
      connected: (isConnected) => {
        this.#deps.view.connected(isConnected);
        if (!isConnected) return;
        this.#hasConnected = true;
        void this.#own.flush();
      },
      broken: () => void this.#end(this.#hadAgent ? 'ended' : 'failed'),
    });
    this.#showWhoIsThere();
    for (const message of unsent) this.#own.say(message);
    void this.#chat.connect();
  }

  #waitUntil({ waitSeconds }: Pick<OpenedHandoff, 'waitSeconds'>): number {
    return this.#deps.now() + waitSeconds * 1000;
  }

  /** Waits for somebody if nobody is there. */
  #showWhoIsThere(): void {
    const { after, now, view } = this.#deps;
    const { waitUntil } = this.#kept.value ?? {};
    this.#cancelWait();
    view.state(waitUntil === undefined ? 'open' : 'waiting');
    if (waitUntil === undefined) return;
    this.#cancelWait = after(Math.max(0, waitUntil - now()), () => void this.#end('noAnswer'));
  }

  #happened(item: KeptItem): void {
    if (this.#isEnding) return;
    if (item.kind === 'message') this.#typing.stop();
    if (this.#isOpening(item)) return;
    const line = lineOf(item);
    if (!this.#known.has(lineKey(line))) {
      this.#post.add(line);
      this.#show(item, line);
    }
    if (item.kind === 'ended') void this.#end(this.#hadAgent ? 'ended' : 'noAnswer');
    else this.#follow(item);
  }

  /** Before the first connection the client can have sent nothing: what is there already was said to the bot. */
  #isOpening(item: KeptItem): boolean {
    if (item.kind !== 'message' || item.by !== 'client') return false;
    const { openingId } = this.#kept.value ?? {};
    if (openingId !== undefined) return openingId === item.id;
    if (this.#hasConnected || this.#isResumed || this.#own.isKnown(item.id, item.text))
      return false;
    this.#kept.change({ openingId: item.id });
    return true;
  }

  #show(item: KeptItem, { text, at }: HandoffLine): void {
    const { view } = this.#deps;
    if (item.kind !== 'message' || item.by === 'system') view.noted(text, new Date(at));
    else if (item.by === 'agent') view.heard(item.name, text, new Date(at));
    else if (!this.#own.isKnown(item.id, text)) view.said(item.id, text, new Date(at));
  }

  /** Keeps up with who is there. */
  #follow(item: KeptItem): void {
    const isAgent = item.kind === 'joined' || (item.kind === 'message' && item.by === 'agent');
    if (isAgent) {
      this.#hadAgent = true;
      if (this.#kept.value?.waitUntil === undefined) return;
      this.#kept.change({ waitUntil: undefined });
      this.#showWhoIsThere();
    } else if (item.kind === 'left' && this.#kept.value) {
      this.#kept.change({ waitUntil: this.#waitUntil(this.#kept.value) });
      this.#showWhoIsThere();
    }
  }

  async #callFailed(error: unknown): Promise<void> {
    const isInDoubt = error instanceof HandoffError && mayBeOpen(error);
    if (isInDoubt) return this.#end('failed');
    const reason = error instanceof HandoffError ? error.message : '';
    this.#over(outcomeOf(error) ?? { kind: 'refused', reason });
  }

  async #end(reason: HandoffEnd): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#cancelWait();
    this.#typing.stop();
    this.#deps.view.state('ending');
    void this.#chat?.leave();
    const { client, after } = this.#deps;
    this.#over(await endHandoff({ client, after, post: this.#post }, reason));
  }

  #over(outcome: HandoffOutcome): void {
    this.#isEnding = true;
    this.#stop();
    this.#kept.end();
    this.#deps.view.over(outcome);
  }
}

/** Whether the call may have arrived, or one before it: then the chat function must know that nothing comes of it. */
const mayBeOpen = ({ status, type }: HandoffError): boolean =>
  status === 0 || status >= 500 || type === 'already-open';
