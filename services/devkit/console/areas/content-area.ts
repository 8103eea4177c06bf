import type { FastifyInstance } from 'fastify';
import type { ContentDeps } from '../../content/content-deps.ts';
import type { ConsoleArea } from '../console-area.ts';
import { ConsoleError } from '../console-error.ts';
import { fileRoutes } from './content/file-routes.ts';
import { hoursRoutes } from './content/hours-routes.ts';
import { noticeRoutes } from './content/notice-routes.ts';
import { testRoutes } from './content/test-routes.ts';

/**
 * Creates the API about content: the notice line, the office hours, the routing table and the urgent words. `find` returns
 * undefined before the bot is deployed.
 */
export function contentArea(find: () => ContentDeps | undefined): ConsoleArea {
  const deps = () => {
    const found = find();
    if (!found) throw new ConsoleError(503, 'The bot is still starting. Try again in a moment.');
    return found;
  };
  return {
    id: 'content',
    plugin: async (api: FastifyInstance) => {
      api.register(noticeRoutes(deps));
      api.register(hoursRoutes(deps));
      api.register(fileRoutes(deps));
      api.register(testRoutes(deps));
    },
  };
}
