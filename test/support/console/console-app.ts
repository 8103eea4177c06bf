import { createHttpAccess } from '../../../services/base/http/access.ts';
import type { ConsoleArea } from '../../../services/devkit/console/console-area.ts';
import { buildWebApp } from '../../../services/devkit/local/web/app.ts';
import { Health } from '../../../services/devkit/local/web/health.ts';
import { consoleOptions } from '../console-options.ts';

export interface ConsoleApp {
  /** The address of the console. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the console as it is built with these areas, on a free port. */
export async function startConsole(...areas: readonly ConsoleArea[]): Promise<ConsoleApp> {
  const app = buildWebApp({
    health: new Health([]),
    hasRoom: () => true,
    access: createHttpAccess({ needsSecret: false }),
    console: consoleOptions(...areas),
    chat: async () => {},
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url: `${url}/console`, close: () => app.close() };
}
