import type { FastifyPluginAsync, FastifyReply } from 'fastify';

/** A page under /console, with the title of its entry on the index. */
export interface ConsolePage {
  readonly path: `/console/${string}`;
  readonly title: string;
  readonly plugin: FastifyPluginAsync;
}

/** Headers of every answer of the console: no script, no frame, nothing from or for another site. */
export const CONSOLE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  // With `no-referrer`, a browser sends `Origin: null` with a form (Fetch, 3.2): the console would take its own for another's.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;

/** Sends a page of the console. */
export function sendPage(reply: FastifyReply, page: string, status = 200): FastifyReply {
  return reply.code(status).headers(CONSOLE_HEADERS).type('text/html; charset=utf-8').send(page);
}
