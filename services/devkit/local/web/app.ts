import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyPluginAsync } from 'fastify';
import type { HttpAccess } from '../../../base/http/access.ts';
import { originForm } from '../../../base/http/host-names.ts';
import type { ConsoleApiOptions } from '../../console/console-api.ts';
import { type ConsoleOptions, consoleRoutes } from '../../console/console-routes.ts';
import type { ConsoleLogin } from '../../console/login.ts';
import { sendProblem } from '../../console/problem.ts';
import { chatProxyRoutes } from './chat-routes.ts';
import type { Health } from './health.ts';

export interface WebDeps {
  readonly health: Health;
  /** Hosts that the server answers to; and who may see the console, if nobody has to log in. */
  readonly access: HttpAccess;
  /** Who has logged in to the console; undefined: nobody has to. */
  readonly login?: ConsoleLogin | undefined;
  /** Whether browsers reach the server by https. */
  readonly isSecure?: boolean;
  /** The console's own page, and what it shows. */
  readonly console: ConsoleApiOptions & Pick<ConsoleOptions, 'folder'>;
  /** Pages that are only reached by a link. */
  readonly linkedPages?: FastifyPluginAsync | undefined;
  /** Whether there is room for what a new chat will write. */
  readonly hasRoom: () => boolean;
  /** All other routes: the chat function behind its URL. */
  readonly chat: FastifyPluginAsync;
  readonly timeouts?: RequestTimeouts | undefined;
}

/** How long a client may take to send. An answer may take as long as it needs. */
export interface RequestTimeouts {
  readonly headMs: number;
  /** For the whole request: there are only small ones here, uploads go to S3. */
  readonly requestMs: number;
  /** From a response to the next request on the same connection. */
  readonly idleMs: number;
  /** How often connections are checked. */
  readonly checkMs: number;
}

const TIMEOUTS: RequestTimeouts = {
  headMs: 60_000,
  requestMs: 120_000,
  idleMs: 72_000,
  checkMs: 10_000,
};

/** Largest request that is handed to a function: Lambda accepts 6 MB. */
const MAX_BODY = 6 * 1024 * 1024;

/**
 * Builds the web side. The server answers /healthz and /console itself, even while a function hangs; all other
 * requests go to the chat function as through its function URL.
 */
export function buildWebApp(deps: WebDeps): FastifyInstance {
  const { health, access, login, isSecure = false, linkedPages } = deps;
  const { hasRoom, chat } = deps;
  const { headMs, requestMs, idleMs, checkMs } = deps.timeouts ?? TIMEOUTS;
  const app = Fastify({
    bodyLimit: MAX_BODY,
    requestTimeout: requestMs,
    keepAliveTimeout: idleMs,
    http: { headersTimeout: headMs, connectionsCheckingInterval: checkMs },
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    genReqId: () => randomUUID(),
    rewriteUrl: ({ url = '/' }) => originForm(url),
    frameworkErrors: (error, request, reply) =>
      sendProblem(request, reply, error.statusCode ?? 400, error.message),
  });
  answerErrors(app);
  refuseForeignHosts(app, access);
  app.get('/healthz', async (_request, reply) => {
    const report = health.report();
    return reply
      .code(report.status === 'ready' ? 200 : 503)
      .headers(HEALTH_HEADERS)
      .send(report);
  });
  app.register(consoleRoutes({ ...deps.console, linkedPages, access, login, isSecure }));
  app.register(chatProxyRoutes({ health, hasRoom, chat }));
  return app;
}

/** For programs: no page shows it, or reads it from another site. */
const HEALTH_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    // Don't expose the cause of a server error to clients.
    const detail = status < 500 ? error.message : 'Something went wrong. Please try again.';
    return sendProblem(request, reply, status, detail);
  });
}

function refuseForeignHosts(app: FastifyInstance, access: HttpAccess): void {
  app.addHook('onRequest', async ({ raw: { headers, rawHeaders }, originalUrl: url }, reply) => {
    if (access.answersTo({ url, headers, rawHeaders })) return;
    return reply
      .code(421)
      .type('text/plain')
      .send('This server does not answer to that host name (ALLOWED_HOSTS).\n');
  });
}
