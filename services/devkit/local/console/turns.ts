import type { TurnTrace } from '../../../emulator/lex/runtime/turn-trace.ts';
import type { ConsoleArea } from '../../console/console-area.ts';

/**
 * Creates the API about the last turns, newest first: what was understood, which rules decided, what the code hooks received
 * and returned. Their texts are redacted, as those of the stored conversations are.
 */
export function turnsArea(turns: () => readonly TurnTrace[]): ConsoleArea {
  return {
    id: 'turns',
    plugin: async (api) => {
      api.get('/', async () => ({ turns: turns().toReversed() }));
    },
  };
}
