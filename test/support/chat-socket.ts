import { type ClientOptions, WebSocket } from 'ws';

/** What a chat's WebSocket says, with the members that tests look at. */
export interface ChatFrame {
  readonly Type: string;
  readonly ContentType: string;
  readonly Content?: string;
  readonly Id?: string;
  readonly ParticipantRole?: string;
  readonly DisplayName?: string;
  readonly ContactId?: string;
  readonly MessageMetadata?: object;
}

interface Frame {
  readonly topic: string;
  readonly content?: unknown;
}

/** A WebSocket of a participant that keeps everything it was sent. */
export class ChatSocket {
  readonly #socket: WebSocket;
  readonly #frames: Frame[] = [];
  readonly #waiting = new Set<() => void>();
  #closed: { code: number; reason: string } | undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      this.#frames.push(JSON.parse(String(data)));
      for (const look of this.#waiting) look();
    });
    socket.on('close', (code, reason) => {
      this.#closed = { code, reason: String(reason) };
      for (const look of this.#waiting) look();
    });
    socket.on('error', () => undefined);
  }

  /** Opens a WebSocket. Rejects with the server's answer if it opens none. */
  static async open(url: string, options: ClientOptions = {}): Promise<ChatSocket> {
    const socket = new WebSocket(url, options);
    const chat = new ChatSocket(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return chat;
  }

  async subscribe(): Promise<unknown> {
    this.send({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } });
    return this.reply('aws/subscribe');
  }

  send(frame: unknown): void {
    this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** Waits for the first frame on a topic. */
  async reply(topic: string): Promise<Frame> {
    return this.#until(() => this.#frames.find((frame) => frame.topic === topic));
  }

  /** What was said on the chat's topic so far. */
  said(): readonly ChatFrame[] {
    return this.#frames
      .filter(({ topic }) => topic === 'aws/chat')
      .map(({ content }) => JSON.parse(String(content)));
  }

  /** Waits for something on the chat's topic. */
  async hears(test: (frame: ChatFrame) => boolean): Promise<ChatFrame> {
    return this.#until(() => this.said().find(test));
  }

  /** Waits for an event by the end of its content type. */
  async hearsOf(event: string): Promise<ChatFrame> {
    return this.hears(({ ContentType }) => ContentType.endsWith(event));
  }

  /** Waits for the end of the connection. */
  async closed(): Promise<{ readonly code: number; readonly reason: string }> {
    return this.#until(() => this.#closed);
  }

  cutOff(): void {
    this.#socket.terminate();
  }

  #until<T>(find: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }
}
