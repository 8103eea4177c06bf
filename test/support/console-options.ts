import { fileURLToPath } from 'node:url';
import type { ConsoleArea } from '../../services/devkit/console/console-area.ts';
import type { WebDeps } from '../../services/devkit/local/web/app.ts';

/** The console as it is built, with these areas; what nobody expected ends the test. */
export function consoleOptions(...areas: readonly ConsoleArea[]): WebDeps['console'] {
  return {
    folder: fileURLToPath(new URL('../../dist/console', import.meta.url)),
    areas,
    about: () => ({ mode: 'local', name: 'test', region: 'ca-central-1', chatUrl: '/' }),
    onError: (error) => {
      throw error;
    },
  };
}
