import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

const POLL_MS = 20;

/**
 * Counts the requests of a server that are being answered.
 * @returns waits until there are none, at most so many milliseconds, and says how many were left
 */
export function trackRequests(app: FastifyInstance): (limitMs: number) => Promise<number> {
  let open = 0;
  app.addHook('onRequest', async (_request, reply) => {
    open += 1;
    // The connection ends however the answer was written, and when the client goes away.
    reply.raw.once('close', () => {
      open -= 1;
    });
  });
  return async (limitMs) => {
    const deadline = performance.now() + limitMs;
    while (open > 0 && performance.now() < deadline) await pause(POLL_MS);
    return open;
  };
}
