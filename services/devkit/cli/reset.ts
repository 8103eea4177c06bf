import { resetDataFolder } from '../../base/durable/data-folder.ts';
import { readConfig } from '../local/config.ts';

const HELP = `Usage: support-bot reset

Deletes everything in DATA_DIR: documents, tickets, mails, sessions, the index. The next start begins anew.
`;

/** Starts over. @returns the exit code */
export async function resetCommand(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const { dataDir } = readConfig();
  const wasThere = await resetDataFolder(dataDir);
  process.stdout.write(
    wasThere ? `${dataDir} is deleted.\n` : `${dataDir} is not there: nothing to delete.\n`,
  );
  return 0;
}
