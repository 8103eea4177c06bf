import type { FastifyPluginAsync } from 'fastify';
import { sendProblem } from '../../console/problem.ts';
import type { Health } from './health.ts';

const RETRY_AFTER_SECONDS = 10;
const ROOM_AFTER_SECONDS = 600;

export interface ChatRoutesDeps {
  readonly health: Health;
  /** Whether there is room for what a new chat will write. */
  readonly hasRoom: () => boolean;
  /** The chat function behind its URL. */
  readonly chat: FastifyPluginAsync;
}

/**
 * Creates the routes of the chat function. Its API answers 503 while what it calls is being set up, and while the data
 * folder is gone; it begins no chat without room to keep it, and chats that have begun go on.
 */
export function chatProxyRoutes({ health, hasRoom, chat }: ChatRoutesDeps): FastifyPluginAsync {
  return async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      if (!request.url.startsWith('/api/')) return;
      const detail = reasonToRefuse(health);
      if (detail === undefined) return;
      reply.header('retry-after', String(RETRY_AFTER_SECONDS));
      return sendProblem(request, reply, 503, detail);
    });
    scope.addHook('onRequest', async (request, reply) => {
      if (request.method !== 'POST' || pathOf(request.url) !== '/api/sessions' || hasRoom()) return;
      const detail =
        'Sorry, I have no room to keep new chats right now. Please try again later, or contact the help desk directly.';
      reply.header('retry-after', String(ROOM_AFTER_SECONDS));
      return sendProblem(request, reply, 503, detail);
    });
    scope.register(chat);
  };
}

/** Resources that the chat function uses may be missing, or have names that it does not know yet. */
function reasonToRefuse(health: Health): string | undefined {
  if (health.report().components.aws?.state === 'starting') {
    return 'Sorry, something I need is being set up right now. Please try again in a minute.';
  }
  if (health.refusal !== undefined) {
    return 'Sorry, I can not keep anything right now. Please try again in a few minutes.';
  }
  return undefined;
}

/** Returns the path of a URL, also of the absolute form that proxies send. */
function pathOf(url: string): string {
  return URL.canParse(url, 'http://localhost') ? new URL(url, 'http://localhost').pathname : '';
}
