import type { Socket } from 'node:net';
import type { Timers } from '../../../base/timers.ts';

/** How long a connection may be open without a request: before the first one, and after the last one. */
export interface IdleLimits {
  /** From the connection to the end of the first request's head. */
  readonly headMs: number;
  /** From the end of a response to the end of the next request's head. */
  readonly idleMs: number;
}

export const IDLE_LIMITS: IdleLimits = { headMs: 60_000, idleMs: 72_000 };

/**
 * Closes connections that have no request open for too long: nothing was sent, or a head that never ends. A request is
 * open from its head to the end of its response, however long that takes. (Node does this only for a server that
 * listens itself, and for HTTP/2 not at all.)
 */
export class IdleConnections {
  readonly #timers: Timers;
  readonly #limits: IdleLimits;

  constructor(timers: Timers, limits: IdleLimits) {
    this.#timers = timers;
    this.#limits = limits;
  }

  /** Begins to watch a connection. Each of its requests is to be reported. */
  watch(socket: Socket): WatchedConnection {
    let open = 0;
    let isReleased = false;
    const closeIn = (ms: number) => this.#timers.after(ms, () => socket.destroy());
    let cancel = closeIn(this.#limits.headMs);
    socket.once('close', () => cancel());
    return {
      release: () => {
        isReleased = true;
        cancel();
      },
      requestStarted: (response) => {
        open += 1;
        cancel();
        response.once('close', () => {
          open -= 1;
          if (open === 0 && !socket.destroyed && !isReleased) cancel = closeIn(this.#limits.idleMs);
        });
      },
    };
  }
}

export interface WatchedConnection {
  /** `response` emits `close` at its end. */
  requestStarted(response: { once(event: 'close', listener: () => void): unknown }): void;
  /** Ends the watch: the connection speaks another protocol now. */
  release(): void;
}
