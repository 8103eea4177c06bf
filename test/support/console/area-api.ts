import Fastify, { type FastifyInstance } from 'fastify';
import { consoleApi } from '../../../services/devkit/console/console-api.ts';
import type { ConsoleArea } from '../../../services/devkit/console/console-area.ts';

/** The API of the console with these areas; what nobody expected ends the test. */
export function apiOf(...areas: readonly ConsoleArea[]): FastifyInstance {
  const app = Fastify();
  const api = consoleApi({
    areas,
    about: () => ({ mode: 'local', name: 'test', region: 'ca-central-1' }),
    onError: (error) => {
      throw error;
    },
  });
  app.register(api, { prefix: '/console/api' });
  return app;
}
