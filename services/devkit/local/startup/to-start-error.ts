import { DataFolderError } from '../../../base/durable/data-folder.ts';
import { systemProblem } from '../../../base/durable/system-problem.ts';
import type { Config } from '../config.ts';
import { StartError } from './start-error.ts';
import { lackOfRoom } from './watch-data-folder.ts';

/**
 * Turns what ended a start into problems that a person can act on: a full disk, too few open files, a missing right.
 * Anything else is a defect of this program; its stack is the cause of the problem.
 */
export async function toStartError(
  error: unknown,
  { dataDir }: Pick<Config, 'dataDir'>,
): Promise<StartError> {
  if (error instanceof StartError) return error;
  if (error instanceof DataFolderError) return new StartError([error.message]);
  // A service that finds no room answers with an error of its own.
  const problem = problemIn(error, `DATA_DIR ${dataDir}`) ?? (await lackOfRoom(dataDir));
  if (problem !== undefined) return new StartError([problem]);
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const advice =
    'That is unexpected. LOG_LEVEL=debug shows where it happened. Restore DATA_DIR from a backup, or use another one.';
  return new StartError([`${text}. ${advice}`], { cause: error });
}

/** The error of the system may be the cause of another one. */
function problemIn(error: unknown, about: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return systemProblem(error, about) ?? problemIn(error.cause, about);
}
