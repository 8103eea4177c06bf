import type { Damage } from '../../../base/durable/damage-report.ts';
import type { ConsoleArea } from '../../console/console-area.ts';

/** Creates the API about damaged files of the data folder, with what to do about each. */
export function damageArea(list: () => readonly Damage[]): ConsoleArea {
  return {
    id: 'damage',
    plugin: async (api) => {
      api.get('/', async () => ({ damages: list() }));
    },
  };
}
