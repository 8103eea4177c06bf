import type { FastifyPluginAsync } from 'fastify';
import { sendProblem } from '../problem.ts';
import type { Health } from './health.ts';

const RETRY_AFTER_SECONDS = 10;

/** Creates the routes of the chat function, whose API answers 503 while what it calls is being set up. */
export function chatRoutes(health: Health, chat: FastifyPluginAsync): FastifyPluginAsync {
  return async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      if (!request.url.startsWith('/api/') || !isBeingSetUp(health)) return;
      const detail =
        'Sorry, something I need is being set up right now. Please try again in a minute.';
      reply.header('retry-after', String(RETRY_AFTER_SECONDS));
      return sendProblem(request, reply, 503, detail);
    });
    scope.register(chat);
  };
}

/** Whether resources that the chat function uses are missing, or have names that it does not know yet. */
function isBeingSetUp(health: Health): boolean {
  return health.report().components.aws?.state === 'starting';
}
