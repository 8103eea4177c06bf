import type { FastifyPluginAsync, FastifyReply } from 'fastify';

/** A page under /console that the server renders. */
export interface ConsolePage {
  readonly path: `/console/${string}`;
  readonly title: string;
  readonly plugin: FastifyPluginAsync;
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
];

/** Headers of every answer of the console: its own script and style, no frame, nothing from or for another site. */
export const CONSOLE_HEADERS = {
  'content-security-policy': POLICY.join('; '),
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  // With `no-referrer`, a browser sends `Origin: null` with a form (Fetch, 3.2): the console would take its own for another's.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;

/** A page that the server renders has its style inline, and no script. */
const RENDERED_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** Sends a page that the server rendered. */
export function sendPage(reply: FastifyReply, page: string, status = 200): FastifyReply {
  return reply
    .code(status)
    .headers({ ...CONSOLE_HEADERS, 'content-security-policy': RENDERED_POLICY })
    .type('text/html; charset=utf-8')
    .send(page);
}
