import type { Lambda } from '../../../emulator/aws/lambda/service.ts';
import type { ConsoleArea } from '../../console/console-area.ts';
import { ConsoleError } from '../../console/console-error.ts';

/** Creates the API about the functions: how often they ran and failed, their processes, the hash of their code, their logs. */
export function functionsArea(lambda: Pick<Lambda, 'list' | 'invocations'>): ConsoleArea {
  return {
    id: 'functions',
    plugin: async (api) => {
      api.get('/', async () => ({ functions: lambda.list() }));
      api.get<{ Params: { name: string } }>('/:name', async ({ params: { name } }) => {
        const state = lambda.list().find((one) => one.name === name);
        if (!state) throw new ConsoleError(404, `There is no function "${name}".`);
        return { function: state, invocations: lambda.invocations(name).toReversed() };
      });
    },
  };
}
