import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

const POLL_MS = 20;

/** Counts the in-flight requests of a server. */
export class OpenRequests {
  #count = 0;

  constructor(app: FastifyInstance) {
    app.addHook('onRequest', async (_request, reply) => {
      this.#count += 1;
      // The connection ends however the answer was written, and when the client goes away.
      reply.raw.once('close', () => {
        this.#count -= 1;
      });
    });
  }

  /** Waits until there are none, at most `limitMs`. Returns how many are left. */
  async drain(limitMs: number): Promise<number> {
    const deadline = performance.now() + limitMs;
    while (this.#count > 0 && performance.now() < deadline) await pause(POLL_MS);
    return this.#count;
  }
}
