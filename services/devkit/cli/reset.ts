import { resetDataFolder } from '../../base/durable/data-folder.ts';
import { readConfig } from '../local/config.ts';
import { runVerb } from './run-verb.ts';
import { REAL_TERMINAL, type Terminal } from './terminal.ts';

const HELP = `Usage: support-bot reset

Deletes everything in DATA_DIR: documents, tickets, mails, sessions, the index. The next start starts over.
`;

/** Runs `support-bot reset`. Returns the exit code. */
export function resetCommand(
  args: readonly string[],
  terminal: Terminal = REAL_TERMINAL,
): Promise<number> {
  const verb = { name: 'reset', help: HELP, options: {} };
  return runVerb(verb, args, terminal, () => reset(terminal));
}

async function reset({ output }: Terminal): Promise<number> {
  const { dataDir } = readConfig();
  const wasThere = await resetDataFolder(dataDir);
  output.write(
    wasThere ? `${dataDir} is deleted.\n` : `${dataDir} is not there: nothing to delete.\n`,
  );
  return 0;
}
