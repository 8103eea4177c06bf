import { Handoff } from '../../../../../services/bot/chat-page/handoff/handoff.ts';
import { HandoffError } from '../../../../../services/bot/chat-page/handoff/handoff-client.ts';
import type { RememberedHandoff } from '../../../../../services/bot/chat-page/handoff/handoff-memory.ts';
import type { HandoffView } from '../../../../../services/bot/chat-page/handoff/handoff-view.ts';
import { ParticipantChat } from '../../../../../services/bot/chat-page/handoff/participant-chat.ts';
import {
  type ParticipantClient,
  ParticipantError,
} from '../../../../../services/bot/chat-page/handoff/participant-client.ts';
import type { HandoffLine } from '../../../../../services/bot/chat-page/handoff-api.ts';
import { type ManualTime, manualTime } from '../../../../support/manual-time.ts';

export const SESSION = 'S'.repeat(22);
const START = '2026-11-23T18:00:00.000Z';
const EVENT = 'application/vnd.amazonaws.connect.event.';

type RawItem = Readonly<Record<string, unknown>>;

/** Amazon Connect with one chat: a transcript, and the WebSocket that is open. */
export class FakeConnect {
  readonly transcript: RawItem[] = [];
  readonly frames: unknown[] = [];
  readonly sent: string[] = [];
  isDown = false;
  isOver = false;
  isLeft = false;
  /** Answers to messages are lost, and the messages are not. */
  losesAnswers = false;
  socket: WebSocket | undefined;
  #count = 0;
  readonly #time: ManualTime;
  readonly #byToken = new Map<string, RawItem>();

  constructor(time: ManualTime) {
    this.#time = time;
  }

  /** Something happens: it is in the transcript, and on the WebSocket if there is one. */
  happen(part: RawItem): RawItem {
    this.#count += 1;
    const at = new Date(this.#time.clock.now().getTime() + this.#count).toISOString();
    const item = { Id: `item-${this.#count}`, AbsoluteTime: at, ...part };
    this.transcript.push(item);
    this.push('aws/chat', JSON.stringify(item));
    return item;
  }

  message(role: string, text: string, name = 'Ana'): RawItem {
    const said = { Type: 'MESSAGE', ContentType: 'text/plain', Content: text };
    return this.happen({ ...said, ParticipantRole: role, DisplayName: name });
  }

  event(kind: string, role = 'AGENT', name = 'Ana'): RawItem {
    return this.happen({
      Type: 'EVENT',
      ContentType: `${EVENT}${kind}`,
      ParticipantRole: role,
      DisplayName: name,
    });
  }

  push(topic: string, content: unknown): void {
    const data = JSON.stringify({ topic, content });
    this.socket?.onmessage?.call(this.socket, { data } as MessageEvent);
  }

  /** The network, or the service, is away. */
  drop(): void {
    const { socket } = this;
    this.socket = undefined;
    this.isDown = true;
    socket?.onclose?.call(socket, {} as CloseEvent);
  }

  openSocket(): WebSocket {
    const socket = {
      onopen: null,
      onmessage: null,
      onclose: null,
      send: (data: string) => {
        const frame = JSON.parse(data) as { topic: string };
        this.frames.push(frame);
        if (frame.topic === 'aws/subscribe') this.push(frame.topic, { status: 'success' });
        if (frame.topic === 'aws/heartbeat') this.push(frame.topic, undefined);
      },
      close: () => {
        if (this.socket === socket) this.socket = undefined;
      },
    } as unknown as WebSocket;
    this.socket = socket;
    queueMicrotask(() => socket.onopen?.call(socket, {} as Event));
    return socket;
  }

  get client(): ParticipantClient {
    const check = () => {
      if (this.isDown) throw new ParticipantError(0, 'down');
      if (this.isOver) throw new ParticipantError(403, 'over');
    };
    const client = {
      connect: async () => {
        check();
        return { socketUrl: 'wss://x', connectionToken: `connection-${this.#count}` };
      },
      send: async (_token: string, text: string, clientToken: string) => {
        check();
        this.sent.push(text);
        const item = this.#byToken.get(clientToken) ?? this.message('CUSTOMER', text, 'Client');
        this.#byToken.set(clientToken, item);
        if (this.losesAnswers) throw new ParticipantError(0, 'lost');
        return { id: String(item.Id), at: String(item.AbsoluteTime) };
      },
      typing: async () => void this.frames.push({ topic: 'typing' }),
      transcript: async (_token: string, next?: string) => {
        check();
        const from = Number(next ?? 0);
        const items = this.transcript.slice(from, from + 2);
        const more = from + 2 < this.transcript.length;
        return { items, ...(more && { nextToken: String(from + 2) }) };
      },
      disconnect: async () => {
        this.isLeft = true;
      },
    };
    return client as unknown as ParticipantClient;
  }
}

/** The page of a client who calls a person, with all that is around it. */
export function aHandoff(memory: { kept?: RememberedHandoff } = {}) {
  const time = manualTime(START);
  return pageOf(time, new FakeConnect(time), memory, new FakeFunction());
}

/** The chat function, as far as a chat with a person goes. */
export class FakeFunction {
  readonly lines: HandoffLine[] = [];
  readonly posts: (readonly HandoffLine[])[] = [];
  readonly ends: string[] = [];
  /** Thrown by the next requests, in order. */
  readonly failures: (HandoffError | undefined)[] = [];

  async open() {
    this.#fail();
    const participantEndpoint = 'https://participant.example.edu';
    return { participantToken: 'token', participantEndpoint, waitSeconds: 60 };
  }

  async keep(lines: readonly HandoffLine[]): Promise<void> {
    this.#fail();
    this.posts.push(lines);
    this.lines.push(...lines);
  }

  async end(reason: string) {
    this.#fail();
    this.ends.push(reason);
    return { turn: 2, messages: [], expiresAt: START };
  }

  #fail(): void {
    const failure = this.failures.shift();
    if (failure) throw failure;
  }
}

export const problem = (status: number, type = 'about:blank', message = 'Sorry.') =>
  new HandoffError(status, type, message);

/** The same page loaded again. */
export function pageOf(
  time: ManualTime,
  connect: FakeConnect,
  memory: { kept?: RememberedHandoff },
  server: FakeFunction,
) {
  const shown: string[] = [];
  const view: HandoffView = {
    state: (state) => shown.push(`state ${state}`),
    restored: (lines) => shown.push(...lines.map(({ by, text }) => `restored ${by}: ${text}`)),
    noted: (text) => shown.push(`note: ${text}`),
    heard: (name, text) => shown.push(`${name}: ${text}`),
    said: (id, text) => shown.push(`me ${id}: ${text}`),
    sent: (id) => shown.push(`sent ${id}`),
    failed: (id) => shown.push(`failed ${id}`),
    typing: (name) => shown.push(`typing ${name}`),
    connected: (is) => shown.push(is ? 'connected' : 'lost'),
    over: (outcome) => shown.push(`over ${outcome.kind}`),
  };
  let ids = 0;
  const handoff = new Handoff({
    sessionId: SESSION,
    client: server,
    memory: {
      recall: () => memory.kept,
      keep: (kept) => {
        memory.kept = kept;
      },
      forget: () => {
        delete memory.kept;
      },
    },
    view,
    after: time.timers.after,
    participate: ({ participantToken }, events) =>
      new ParticipantChat({
        client: connect.client,
        participantToken,
        events,
        after: time.timers.after,
        openSocket: () => connect.openSocket(),
        now: () => time.clock.now().getTime(),
      }),
    newId: () => {
      ids += 1;
      return `m${ids}`;
    },
    now: () => time.clock.now().getTime(),
  });
  return { time, connect, memory, server, shown, handoff };
}
