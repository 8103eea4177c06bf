import { randomBytes, randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import type { Clock } from '../../base/clock.ts';
import { createHttpAccess } from '../../base/http/access.ts';
import { listen } from '../../base/listen.ts';
import type { ConsoleApiOptions } from './console-api.ts';
import { consoleRoutes } from './console-routes.ts';
import { ConsoleLogin } from './login.ts';
import { OneTimeLink } from './one-time-link.ts';
import { sendProblem } from './problem.ts';

export interface ServeConsoleOptions extends ConsoleApiOptions {
  /** The folder with the bundled page. */
  readonly folder: string;
  /** 0: any free one. */
  readonly port: number;
  readonly clock: Clock;
}

export interface ServedConsole {
  /** The address that opens it, once. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the console on this machine alone, to the browser that opens its address first: other programs of this machine
 * don't know the token, and other sites' pages can't use the login. Throws Error if the port can't be opened.
 */
export async function serveConsole(options: ServeConsoleOptions): Promise<ServedConsole> {
  const token = randomBytes(32).toString('base64url');
  const app = Fastify({
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    genReqId: () => randomUUID(),
  });
  const access = createHttpAccess();
  app.addHook('onRequest', async ({ raw, originalUrl: url }, reply) => {
    const { headers, rawHeaders } = raw;
    if (!access.answersTo({ url, headers, rawHeaders }))
      return reply.code(421).type('text/plain').send('The console has no such host name.\n');
  });
  app.register(
    consoleRoutes({
      ...options,
      linkedPages: undefined,
      access,
      login: loginOf(options.clock),
      link: new OneTimeLink(token),
      isSecure: false,
    }),
  );
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, 404, 'There is only the console here, at /console/.'),
  );
  const opened = await listen({ app, host: '127.0.0.1', port: options.port, variable: '--port' });
  if ('problem' in opened) throw new Error(opened.problem);
  const close = async () => {
    options.news?.close();
    await app.close();
  };
  return { url: `${opened.url}/console/open?token=${token}`, close };
}

/** Nobody types its token, and nobody knows it: who has the address has the cookie, in a name of its own. */
function loginOf(clock: Clock): ConsoleLogin {
  const name = `support-bot-console-${randomBytes(4).toString('hex')}`;
  return new ConsoleLogin(randomBytes(32).toString('base64url'), clock, name);
}
