import type { WebSocket } from 'ws';
import type { Timers } from '../../../../base/timers.ts';
import { LIMITS } from '../limits.ts';
import { answerFrame } from './client-frame.ts';

/** WebSocket close codes of RFC 6455, section 7.4.1. */
const NORMAL = 1000;
const POLICY_VIOLATION = 1008;

/** One WebSocket of a participant. It hears of the chat once it has subscribed. */
export class ParticipantSocket {
  readonly #socket: WebSocket;
  readonly #cancelDeadline: () => void;
  #isSubscribed = false;
  #isAlive = true;

  constructor(socket: WebSocket, timers: Timers) {
    this.#socket = socket;
    this.#cancelDeadline = timers.after(LIMITS.subscriptionMs, () => {
      if (!this.#isSubscribed) socket.close(POLICY_VIOLATION, 'not subscribed in time');
    });
    socket.on('message', (data, isBinary) => this.#receive(isBinary ? '' : String(data)));
    socket.on('pong', () => {
      this.#isAlive = true;
    });
    socket.on('close', () => this.#cancelDeadline());
    // Frames that are too long or broken: `ws` closes the connection by itself.
    socket.on('error', () => undefined);
  }

  /** Sends a frame, if the client has subscribed. One that leaves too much unread is cut off; it can read the transcript. */
  tell(frame: string): void {
    if (!this.#isSubscribed) return;
    if (this.#socket.bufferedAmount > LIMITS.unreadBytes) this.#socket.terminate();
    else this.#socket.send(frame);
  }

  /** Cuts the connection off if its client has not been heard of since the last call; asks it for a sign of life. */
  checkLiveness(): void {
    if (!this.#isAlive) {
      this.#socket.terminate();
      return;
    }
    this.#isAlive = false;
    this.#socket.ping();
  }

  close(reason: string): void {
    this.#socket.close(NORMAL, reason);
  }

  /** Cuts the connection off, as the end of the process would. */
  cutOff(): void {
    this.#socket.terminate();
  }

  #receive(text: string): void {
    this.#isAlive = true;
    const answer = answerFrame(text);
    if ('problem' in answer) {
      this.#socket.close(POLICY_VIOLATION, answer.problem);
      return;
    }
    if (answer.subscribes === true) this.#isSubscribed = true;
    this.#socket.send(JSON.stringify(answer.reply));
  }
}
