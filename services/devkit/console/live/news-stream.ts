import type { FastifyPluginAsync } from 'fastify';
import { CONSOLE_HEADERS } from '../console-page.ts';
import { sendProblem } from '../problem.ts';
import type { News } from './news.ts';

/** More pages hear nothing; their readers load them again. */
const MAX_FOLLOWERS = 100;
/** Proxies end a connection on which nothing is sent. In milliseconds. */
const HEARTBEAT = 20_000;

/**
 * Creates `GET /live`: server-sent events, each with the name of an area that has something new. No content travels on it: the
 * page asks the area's API again.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function newsStream(news: News): FastifyPluginAsync {
  return async (scope) => {
    scope.get('/live', (request, reply) => {
      if (news.followers >= MAX_FOLLOWERS) {
        sendProblem(request, reply, 503, `The console is open on ${MAX_FOLLOWERS} pages already.`);
        return;
      }
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, { ...CONSOLE_HEADERS, 'content-type': 'text/event-stream' });
      raw.write('retry: 2000\n\n');
      const beat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT);
      const end = () => raw.end();
      const stop = news.follow((topic) => raw.write(`event: news\ndata: ${topic}\n\n`), end);
      raw.on('close', () => {
        clearInterval(beat);
        stop();
      });
    });
  };
}
