import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { AboutConsole, ConsoleArea } from './console-area.ts';
import { explainError } from './explain-error.ts';
import type { News } from './live/news.ts';
import { newsStream } from './live/news-stream.ts';
import { sendProblem } from './problem.ts';

/** A whole page or a picture travels as base64 in JSON: a document is uploaded to S3, not here. */
const MAX_BODY_BYTES = 1024 * 1024;

export interface ConsoleApiOptions {
  readonly areas: readonly ConsoleArea[];
  readonly about: () => Omit<AboutConsole, 'areas' | 'isLive'>;
  /** Reports to open pages what is new; undefined: nothing is announced. */
  readonly news?: News | undefined;
  /** Hears of errors that nobody expected. */
  readonly onError: (error: unknown, reference: string) => void;
}

/**
 * Creates the JSON API of the console's page, below `/console/api`. It takes JSON alone, which no form of another site can
 * send, and answers errors with problem details (RFC 9457) that are worded for staff.
 */
export function consoleApi({ areas, about, news, onError }: ConsoleApiOptions): FastifyPluginAsync {
  return async (api) => {
    api.removeContentTypeParser('text/plain');
    answerErrors(api, onError);
    api.get('/about', async () => ({
      ...about(),
      areas: areas.map(({ id }) => id),
      isLive: news !== undefined,
    }));
    if (news) api.register(newsStream(news));
    for (const { id, plugin } of areas) api.register(plugin, { prefix: `/${id}` });
    api.all('/*', async (request, reply) =>
      sendProblem(request, reply, 404, `The console has no ${request.method} ${request.url}.`),
    );
  };
}

function answerErrors(api: FastifyInstance, onError: ConsoleApiOptions['onError']): void {
  api.addHook('onRoute', (route) => {
    route.bodyLimit ??= MAX_BODY_BYTES;
  });
  api.setErrorHandler((error, request, reply) => {
    const explained = explainError(error);
    if (explained) return sendProblem(request, reply, explained.status, explained.detail);
    onError(error, request.id);
    const detail = 'Something went wrong in the console. Its log says what, under this reference.';
    return sendProblem(request, reply, 500, detail);
  });
}
