import { reportMisuse } from './run-verb.ts';
import { REAL_TERMINAL, type Terminal } from './terminal.ts';
import { exportVerb } from './tickets/export-verb.ts';
import { TICKETS_HELP } from './tickets/help.ts';

/** Runs `support-bot tickets`. Returns the exit code: 1 if the bot can't be asked, 2 for wrong arguments. */
export async function ticketsCommand(
  args: readonly string[],
  terminal: Terminal = REAL_TERMINAL,
): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === undefined || verb === '--help') {
    terminal.output.write(TICKETS_HELP);
    return verb === undefined ? 2 : 0;
  }
  if (verb === 'export') return exportVerb(rest, terminal);
  const problem = `there is no "${verb}" (known: export)`;
  return reportMisuse({ name: 'tickets', help: TICKETS_HELP }, terminal, problem);
}
