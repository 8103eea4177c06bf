import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { sendProblem } from '../problem.ts';
import { type ConsolePage, sendPage } from './console-page.ts';
import { consoleIndex } from './index-page.ts';
import { isSameOrigin } from './same-origin.ts';

export interface ConsoleOptions {
  /** The pages on the index. */
  readonly pages: readonly ConsolePage[];
  /** Pages that are only reached by a link. */
  readonly linkedPages: FastifyPluginAsync | undefined;
}

/** Creates the routes of the console, in a scope of their own: another site's page may not change anything in it. */
export function consoleRoutes({ pages, linkedPages }: ConsoleOptions): FastifyPluginAsync {
  return async (scope) => {
    refuseForeignWrites(scope);
    scope.get('/console', (_request, reply) => reply.redirect('/console/'));
    scope.get('/console/', async (_request, reply) => sendPage(reply, consoleIndex(pages)));
    for (const { plugin } of pages) scope.register(plugin);
    if (linkedPages) scope.register(linkedPages);
    scope.all('/console/*', async (request, reply) =>
      sendProblem(request, reply, 404, 'The console has no such page.'),
    );
  };
}

function refuseForeignWrites(scope: FastifyInstance): void {
  scope.addHook('onRequest', async (request, reply) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead || isSameOrigin(request.headers)) return;
    return reply
      .code(403)
      .type('text/plain')
      .send('Only the console itself may change what it shows.\n');
  });
}
