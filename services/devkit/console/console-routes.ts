import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { HttpAccess } from '../../base/http/access.ts';
import { isFromPage } from '../../base/http/from-page.ts';
import { type ConsoleApiOptions, consoleApi } from './console-api.ts';
import { consoleFiles } from './console-files.ts';
import { CONSOLE_HEADERS, sendPage } from './console-page.ts';
import type { ConsoleLogin } from './login.ts';
import { closedPage, loginPage, usedLinkPage } from './login-page.ts';
import type { OneTimeLink } from './one-time-link.ts';
import { sendProblem } from './problem.ts';
import { isSameOrigin } from './same-origin.ts';

export interface ConsoleOptions extends ConsoleApiOptions {
  /** The folder with the bundled page of the console. */
  readonly folder: string;
  /** Pages that are only reached by a link, which is their secret. */
  readonly linkedPages: FastifyPluginAsync | undefined;
  readonly access: Pick<HttpAccess, 'admitsPeer'>;
  /** Undefined: nobody has to log in, and `access` decides. */
  readonly login: ConsoleLogin | undefined;
  /** Logs in the browser that opens the address with its token first; undefined: people type the token. */
  readonly link?: OneTimeLink | undefined;
  /** Whether browsers reach the console by https. */
  readonly isSecure: boolean;
}

/** Creates the routes of the console, in a scope of their own: another site's page may not use or change anything in it. */
export function consoleRoutes(options: ConsoleOptions): FastifyPluginAsync {
  const { linkedPages, login, folder } = options;
  return async (scope) => {
    scope.addHook('onRequest', async (_request, reply) => {
      reply.headers(CONSOLE_HEADERS);
    });
    refuseForeignPages(scope);
    refuseFarPeers(scope, options);
    if (login) scope.register(loginRoutes(login, options));
    if (linkedPages) scope.register(linkedPages);
    scope.register(async (inside) => {
      if (login) requireLogin(inside, login);
      inside.get('/console', (_request, reply) => reply.redirect('/console/'));
      inside.register(consoleApi(options), { prefix: '/console/api' });
      inside.register(consoleFiles(folder));
    });
  };
}

/** A person may follow a link from anywhere. Nothing else of another site's may come here, be it only to read. */
function refuseForeignPages(scope: FastifyInstance): void {
  scope.addHook('onRequest', async ({ method, headers }, reply) => {
    const isRead = method === 'GET' || method === 'HEAD';
    const isLink = isRead && headers.origin === undefined && isNavigation(headers);
    if (isLink || !isFromPage(headers) || isSameOrigin(headers)) return;
    return reply
      .code(403)
      .type('text/plain')
      .send('Only the console itself may use what it shows.\n');
  });
}

function isNavigation(headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}

function refuseFarPeers(scope: FastifyInstance, { access }: ConsoleOptions): void {
  scope.addHook('onRequest', async ({ raw: { headers, socket } }, reply) => {
    if (!access.admitsPeer({ headers, socket })) return sendPage(reply, closedPage(), 403);
  });
}

function requireLogin(scope: FastifyInstance, login: ConsoleLogin): void {
  scope.addHook('onRequest', async (request, reply) => {
    if (login.admits(request.headers)) return;
    reply.header('www-authenticate', 'Bearer realm="console"');
    if (request.url.startsWith('/console/api/'))
      return sendProblem(request, reply, 401, 'You are logged out. Load this page again.');
    return sendPage(reply, loginPage(false), 401);
  });
}

/** No form is longer. */
const MAX_FORM_BYTES = 4096;

function loginRoutes(
  login: ConsoleLogin,
  { isSecure, link }: Pick<ConsoleOptions, 'isSecure' | 'link'>,
): FastifyPluginAsync {
  return async (scope) => {
    if (link) redeemLink(scope, login, link, isSecure);
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: MAX_FORM_BYTES },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    scope.get('/console/login', async (_request, reply) => sendPage(reply, loginPage(false)));
    scope.post('/console/login', async ({ body }, reply) => {
      const token = body instanceof URLSearchParams ? body.get('token') : undefined;
      if (!login.isToken(token ?? '')) return sendPage(reply, loginPage(true), 401);
      return reply.header('set-cookie', login.cookie(isSecure)).redirect('/console/', 303);
    });
  };
}

/** Nothing of the token is left in the address that the browser then shows. */
function redeemLink(
  scope: FastifyInstance,
  login: ConsoleLogin,
  link: OneTimeLink,
  isSecure: boolean,
): void {
  scope.get<{ Querystring: { token?: unknown } }>('/console/open', async (request, reply) => {
    const { token } = request.query;
    if (typeof token !== 'string' || !link.redeem(token)) {
      const isIn = login.admits(request.headers);
      return isIn ? reply.redirect('/console/', 303) : sendPage(reply, usedLinkPage(), 401);
    }
    return reply.header('set-cookie', login.cookie(isSecure)).redirect('/console/', 303);
  });
}
