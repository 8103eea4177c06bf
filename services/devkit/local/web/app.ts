import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
} from 'fastify';
import { CONSOLE_HEADERS, type ConsolePage } from '../console/console-page.ts';
import { consoleIndex } from '../console/index-page.ts';
import { isAllowedHost, isSameOrigin } from './allowed-hosts.ts';
import type { Health } from './health.ts';

export interface WebDeps {
  readonly health: Health;
  /** Host names beside localhost. */
  readonly allowedHosts: readonly string[];
  /** Pages under /console, each with the title of its entry on the index. */
  readonly consolePages: readonly ConsolePage[];
  /** Pages that nobody looks for, only finds by a link. */
  readonly linkedPages?: FastifyPluginAsync;
  /** Everything else: the chat function behind its URL. */
  readonly chat: FastifyPluginAsync;
}

/** Largest request that is handed to a function: Lambda takes 6 MB. */
const MAX_BODY = 6 * 1024 * 1024;

/**
 * The web side. /healthz and /console are the server's own, so that they answer while a function hangs; all
 * the rest goes to the chat function as its function URL would.
 */
export function buildWebApp(deps: WebDeps): FastifyInstance {
  const { health, allowedHosts, consolePages, linkedPages, chat } = deps;
  const app = Fastify({
    bodyLimit: MAX_BODY,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    genReqId: () => randomUUID(),
    frameworkErrors: (error, request, reply) =>
      sendProblem(reply, error.statusCode ?? 400, error.message, request.id),
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    // What goes wrong in here is not told to strangers.
    const detail = status < 500 ? error.message : 'Something went wrong. Please try again.';
    return sendProblem(reply, status, detail, request.id);
  });
  app.addHook('onRequest', async (request, reply) => {
    if (!isAllowedHost(request.headers.host, allowedHosts)) {
      return reply
        .code(421)
        .type('text/plain')
        .send('This server does not answer to that host name (ALLOWED_HOSTS).\n');
    }
    const isWrite = request.method !== 'GET' && request.method !== 'HEAD';
    if (isWrite && request.url.startsWith('/console') && !isSameOrigin(request.headers)) {
      return reply
        .code(403)
        .type('text/plain')
        .send('Only the console itself may change what it shows.\n');
    }
  });
  app.get('/healthz', async (_request, reply) => {
    const report = health.report();
    return reply.code(report.status === 'ready' ? 200 : 503).send(report);
  });
  app.get('/console', (_request, reply) => reply.redirect('/console/'));
  app.get('/console/', async (_request, reply) =>
    reply
      .headers(CONSOLE_HEADERS)
      .type('text/html; charset=utf-8')
      .send(consoleIndex(consolePages)),
  );
  for (const { plugin } of consolePages) app.register(plugin);
  if (linkedPages) app.register(linkedPages);
  app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      if (!request.url.startsWith('/api/') || !isBeingSetUp(health)) return;
      const detail =
        'Sorry, something I need is being set up right now. Please try again in a minute.';
      return sendProblem(reply.header('retry-after', '10'), 503, detail, request.id);
    });
    scope.register(chat);
  });
  return app;
}

/** Whether what the chat function asks for is not there yet, or under names that it has yet to be told. */
function isBeingSetUp(health: Health): boolean {
  return health.report().components.aws?.state === 'starting';
}

/** An error as RFC 9457 has it, with a reference number. */
function sendProblem(reply: FastifyReply, status: number, detail: string, reference: string) {
  const problem = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    reference,
  };
  return reply.code(status).type('application/problem+json').send(JSON.stringify(problem));
}
