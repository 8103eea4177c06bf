import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { repeat } from '../../../../base/repeat.ts';
import type { Timers } from '../../../../base/timers.ts';
import { refuseUpgrade } from '../../endpoint/upgrades.ts';
import { AwsError } from '../../errors.ts';
import type { KeptConnections } from '../../service.ts';
import type { Notice } from '../contact-feed.ts';
import { type ConnectDeps, stepNow } from '../deps.ts';
import { LIMITS } from '../limits.ts';
import {
  type Known,
  knownParticipant,
  presentParticipant,
} from '../participant/known-participant.ts';
import { SOCKET_PATH } from '../socket-address.ts';
import { chatFrames } from './chat-frames.ts';
import { ParticipantSocket } from './participant-socket.ts';

type SocketsDeps = ConnectDeps & { readonly timers: Timers };

/** The WebSockets of all participants. What happens to a contact goes to every one of its sockets, its speaker's too. */
export class ParticipantSockets implements KeptConnections {
  readonly path = SOCKET_PATH;
  readonly #deps: SocketsDeps;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.frameBytes,
    perMessageDeflate: false,
    clientTracking: false,
  });
  /** By contact, each with its participant; the oldest first. */
  readonly #open = new Map<string, Map<ParticipantSocket, string>>();
  readonly #stop: readonly (() => unknown)[];

  constructor(deps: SocketsDeps) {
    this.#deps = deps;
    const action = async () => this.#checkLiveness();
    this.#stop = [
      deps.feed.subscribe((notice) => this.#tell(notice)),
      repeat({ action, everyMs: LIMITS.livenessMs, timers: deps.timers }),
    ];
  }

  accept(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    const known = this.#admitted(incoming);
    if (!known) {
      refuseUpgrade(socket, 403);
      return;
    }
    this.#server.handleUpgrade(incoming, socket, head, (opened) => {
      const kept = new ParticipantSocket(opened, this.#deps.timers);
      this.#add(known, kept);
      opened.once('close', () => this.#remove(known.contact.head.id, kept));
    });
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    for (const stop of this.#stop) await stop();
    for (const sockets of this.#open.values()) {
      for (const socket of sockets.keys()) socket.cutOff();
    }
  }

  #admitted({ url = '' }: IncomingMessage): Known | undefined {
    const token = new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('token') ?? '';
    try {
      const known = knownParticipant(this.#deps, 'socket', token);
      presentParticipant(known.contact, known.participant.id);
      return known;
    } catch (error) {
      if (error instanceof AwsError) return undefined;
      throw error;
    }
  }

  #add({ contact, participant }: Known, socket: ParticipantSocket): void {
    const { id } = contact.head;
    const sockets = this.#open.get(id) ?? new Map<ParticipantSocket, string>();
    this.#open.set(id, sockets);
    const own = [...sockets].filter(([, owner]) => owner === participant.id);
    // A client that has slept comes back before its old connections are known to be dead: it must not be shut out by them.
    const [oldest] = own;
    if (oldest && own.length >= LIMITS.socketsPerParticipant)
      oldest[0].close('too many connections');
    sockets.set(socket, participant.id);
  }

  #remove(contactId: string, socket: ParticipantSocket): void {
    const sockets = this.#open.get(contactId);
    sockets?.delete(socket);
    if (sockets?.size === 0) this.#open.delete(contactId);
  }

  #tell(notice: Notice): void {
    const sockets = this.#open.get(notice.contact.head.id);
    if (!sockets) return;
    for (const frame of chatFrames(notice, stepNow(this.#deps))) {
      for (const socket of sockets.keys()) socket.tell(frame);
    }
  }

  /** Also closes the sockets of chats that have ended, once their clients had time to do so themselves. */
  #checkLiveness(): void {
    const endedBefore = stepNow(this.#deps).now - LIMITS.livenessMs;
    for (const [id, sockets] of this.#open) {
      const head = this.#deps.contacts.get(id)?.head;
      const isOver = head === undefined || (head.state === 'ended' && head.since <= endedBefore);
      for (const socket of sockets.keys()) {
        if (isOver) socket.close('the chat has ended');
        else socket.checkLiveness();
      }
    }
  }
}
