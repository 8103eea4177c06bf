import type { FastifyInstance } from 'fastify';
import { createHttpAccess } from '../../services/base/http/access.ts';
import type { ConsoleArea } from '../../services/devkit/console/console-area.ts';
import { News } from '../../services/devkit/console/live/news.ts';
import { buildWebApp } from '../../services/devkit/local/web/app.ts';
import { Health } from '../../services/devkit/local/web/health.ts';
import { consoleOptions } from './console-options.ts';

export interface ConsoleServer {
  readonly url: string;
  readonly news: News;
  close(): Promise<void>;
}

/** Serves the console with these areas, as the product does, on a free port. */
export async function startConsoleServer(
  areas: (news: News) => readonly ConsoleArea[],
): Promise<ConsoleServer> {
  const news = new News();
  const app: FastifyInstance = buildWebApp({
    health: new Health([]),
    hasRoom: () => true,
    access: createHttpAccess(),
    console: { ...consoleOptions(...areas(news)), news },
    chat: async () => {},
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const close = async () => {
    news.close();
    await app.close();
  };
  return { url, news, close };
}
