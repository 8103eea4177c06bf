import type { FunctionState } from '../../../emulator/aws/lambda/service.ts';
import type { ConsoleArea } from '../../console/console-area.ts';

/** Creates the API about the functions: how often they ran and failed, their processes, the hash of their code. */
export function functionsArea(list: () => readonly FunctionState[]): ConsoleArea {
  return {
    id: 'functions',
    plugin: async (api) => {
      api.get('/', async () => ({ functions: list() }));
    },
  };
}
