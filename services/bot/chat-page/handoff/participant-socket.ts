/// <reference lib="dom" />
import type { After } from './timers.ts';

/** The part of the browser's WebSocket that is used. */
export type Socket = Pick<WebSocket, 'close' | 'onclose' | 'onmessage' | 'onopen' | 'send'>;

export interface SocketEvents {
  /** From now on, what happens is heard. */
  subscribed(): void;
  heard(item: unknown): void;
  /** Called once; nothing is heard any more. */
  lost(): void;
}

const SUBSCRIBE = { topic: 'aws/subscribe', content: { topics: ['aws/chat'] } };
const CHAT = 'aws/chat';
const HEARTBEAT_MS = 10_000;
/** A connection that is silent for longer is dead, whatever the browser believes. */
const SILENCE_MS = 25_000;

/** One WebSocket of the participant service: subscribes to the chat, and finds out when the connection is dead. */
export class ParticipantSocket {
  readonly #socket: Socket;
  readonly #events: SocketEvents;
  readonly #after: After;
  #isOver = false;
  #cancelBeat = () => {};
  #cancelSilence = () => {};

  constructor(socket: Socket, events: SocketEvents, after: After) {
    this.#socket = socket;
    this.#events = events;
    this.#after = after;
    socket.onopen = () => {
      this.#send(SUBSCRIBE);
      this.#beat();
    };
    socket.onmessage = ({ data }) => this.#receive(data);
    socket.onclose = () => this.#lose();
    this.#listen();
  }

  /** Ends the connection; nothing is reported any more. */
  close(): void {
    this.#isOver = true;
    this.#cancelBeat();
    this.#cancelSilence();
    this.#socket.close();
  }

  #beat(): void {
    this.#cancelBeat = this.#after(HEARTBEAT_MS, () => {
      this.#send({ topic: 'aws/heartbeat' });
      this.#beat();
    });
  }

  #listen(): void {
    this.#cancelSilence();
    this.#cancelSilence = this.#after(SILENCE_MS, () => this.#lose());
  }

  #send(frame: object): void {
    if (this.#isOver) return;
    try {
      this.#socket.send(JSON.stringify(frame));
    } catch {
      this.#lose();
    }
  }

  #receive(data: unknown): void {
    if (this.#isOver) return;
    this.#listen();
    const frame = parsed(data);
    if (frame?.topic === SUBSCRIBE.topic) {
      const { status } = (frame.content ?? {}) as { status?: unknown };
      if (status === 'success') this.#events.subscribed();
      else this.#lose();
    }
    if (frame?.topic === CHAT) this.#events.heard(parsed(frame.content));
  }

  #lose(): void {
    if (this.#isOver) return;
    this.close();
    this.#events.lost();
  }
}

/** The content of a frame is JSON in a string. */
function parsed(data: unknown): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = typeof data === 'string' ? JSON.parse(data) : data;
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
