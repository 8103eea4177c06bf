import { backOff } from './back-off.ts';
import { type ParticipantClient, ParticipantError } from './participant-client.ts';
import { type KeptItem, readItem } from './participant-item.ts';
import { ParticipantSocket, type Socket } from './participant-socket.ts';
import type { After } from './timers.ts';

export interface ParticipantEvents {
  /** Called once for each thing that happened, in its order, however often the connection was lost. */
  happened(item: KeptItem): void;
  typing(name: string): void;
  connected(isConnected: boolean): void;
  /** The chat can't go on: its token is refused, or it could not be reached for too long. */
  broken(): void;
}

export interface ParticipantChatDeps {
  readonly client: ParticipantClient;
  readonly participantToken: string;
  readonly events: ParticipantEvents;
  readonly after: After;
  openSocket(url: string): Socket;
  now(): number;
}

/** For as long, it tries to come back. */
const GIVE_UP_MS = 5 * 60_000;

/** A client's part in a chat of Amazon Connect: connects, comes back after an outage, and catches up on what it missed. */
export class ParticipantChat {
  readonly #deps: ParticipantChatDeps;
  readonly #known = new Set<string>();
  #socket: ParticipantSocket | undefined;
  #connectionToken: string | undefined;
  /** What came before the transcript was read. */
  #early: unknown[] | undefined;
  #attempt = 0;
  #lostAt: number | undefined;
  #isClosed = false;
  #cancelRetry = () => {};

  constructor(deps: ParticipantChatDeps) {
    this.#deps = deps;
  }

  /** Never rejects. */
  async connect(): Promise<void> {
    const { client, participantToken, after } = this.#deps;
    this.#cancelRetry();
    try {
      const { socketUrl, connectionToken } = await client.connect(participantToken);
      if (this.#isClosed) return;
      this.#connectionToken = connectionToken;
      this.#early = [];
      const events = {
        subscribed: () => void this.#catchUp(connectionToken),
        heard: (item: unknown) => this.#heard(item),
        lost: () => this.#lost(),
      };
      this.#socket = new ParticipantSocket(this.#deps.openSocket(socketUrl), events, after);
    } catch (error) {
      this.#lost(error);
    }
  }

  /** Tries to come back now, if it is waiting to: the network may be back. */
  hurry(): void {
    if (this.#lostAt !== undefined && this.#socket === undefined) void this.connect();
  }

  /** Sends a message; with the same token, only once. Throws ParticipantError. */
  async send(text: string, clientToken: string): Promise<{ id: string; at: string }> {
    if (this.#connectionToken === undefined) throw new ParticipantError(0, 'Not connected.');
    return this.#deps.client.send(this.#connectionToken, text, clientToken);
  }

  /** Says that the client types. Never rejects. */
  async type(): Promise<void> {
    if (this.#connectionToken === undefined) return;
    await this.#deps.client.typing(this.#connectionToken).catch(() => undefined);
  }

  /** Leaves the chat, which ends it. Never rejects: Connect ends a chat without its client as well. */
  async leave(): Promise<void> {
    const token = this.#connectionToken;
    this.close();
    if (token !== undefined) await this.#deps.client.disconnect(token).catch(() => undefined);
  }

  /** Ends the connection, and not the chat. */
  close(): void {
    this.#isClosed = true;
    this.#cancelRetry();
    this.#socket?.close();
    this.#socket = undefined;
  }

  /** Reads the transcript from its beginning: a page or two, and nothing is missed. */
  async #catchUp(token: string): Promise<void> {
    try {
      let next: string | undefined;
      do {
        const { items, nextToken } = await this.#deps.client.transcript(token, next);
        for (const item of items) this.#take(item);
        next = nextToken;
      } while (next !== undefined && !this.#isClosed);
    } catch (error) {
      if (token !== this.#connectionToken) return;
      this.#socket?.close();
      this.#lost(error);
      return;
    }
    // The connection was lost in the meantime: the next one catches up.
    if (token !== this.#connectionToken) return;
    const early = this.#early ?? [];
    this.#early = undefined;
    this.#attempt = 0;
    this.#lostAt = undefined;
    for (const item of early) this.#take(item);
    if (!this.#isClosed) this.#deps.events.connected(true);
  }

  #heard(item: unknown): void {
    if (this.#early) this.#early.push(item);
    else this.#take(item);
  }

  #take(value: unknown): void {
    const item = readItem(value);
    if (item === undefined || this.#isClosed) return;
    if (item.kind === 'typing') this.#deps.events.typing(item.name);
    else if (!this.#known.has(item.id)) {
      this.#known.add(item.id);
      // Connect refuses to let anybody out of a chat that is over.
      if (item.kind === 'ended') this.#connectionToken = undefined;
      this.#deps.events.happened(item);
    }
  }

  #lost(error?: unknown): void {
    this.#socket = undefined;
    if (this.#isClosed) return;
    const now = this.#deps.now();
    const isFinal = error instanceof ParticipantError && error.isFinal;
    if (isFinal || now - (this.#lostAt ?? now) >= GIVE_UP_MS) {
      this.close();
      this.#deps.events.broken();
      return;
    }
    this.#lostAt ??= now;
    this.#deps.events.connected(false);
    this.#cancelRetry = this.#deps.after(backOff(this.#attempt), () => void this.connect());
    this.#attempt += 1;
  }
}
