import type { FastifyPluginAsync } from 'fastify';

/** A page under /console, with the title of its entry on the index. */
export interface ConsolePage {
  readonly path: `/console/${string}`;
  readonly title: string;
  readonly plugin: FastifyPluginAsync;
}

/** What every page of the console is sent with: no script, no frame, nothing from elsewhere. */
export const CONSOLE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;
