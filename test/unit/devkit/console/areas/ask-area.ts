import Fastify, { type FastifyInstance } from 'fastify';
import { consoleApi } from '../../../../../services/devkit/console/console-api.ts';
import type { ConsoleArea } from '../../../../../services/devkit/console/console-area.ts';

/** The API of the console with one area; what nobody expected ends the test. */
export function apiOf(area: ConsoleArea): FastifyInstance {
  const app = Fastify();
  const api = consoleApi({
    areas: [area],
    about: () => ({ mode: 'local', name: 'test', region: 'ca-central-1' }),
    onError: (error) => {
      throw error;
    },
  });
  app.register(api, { prefix: '/console/api' });
  return app;
}
