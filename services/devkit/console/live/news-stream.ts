import type { FastifyPluginAsync } from 'fastify';
import { sendProblem } from '../problem.ts';
import { openEventStream } from './event-stream.ts';
import type { News } from './news.ts';

/** More pages hear nothing; their readers load them again. */
const MAX_FOLLOWERS = 100;

/**
 * Creates `GET /live`: server-sent events, each with the name of an area that has something new. No content travels on it: the
 * page asks the area's API again.
 */
export function newsStream(news: News): FastifyPluginAsync {
  return async (scope) => {
    scope.get('/live', (request, reply) => {
      if (news.followers >= MAX_FOLLOWERS) {
        sendProblem(request, reply, 503, `The console is open on ${MAX_FOLLOWERS} pages already.`);
        return;
      }
      const stream = openEventStream(reply, () => stop());
      const stop = news.follow((topic) => stream.send('news', topic), stream.end);
    });
  };
}
