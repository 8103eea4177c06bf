import { explainVerb } from './mail/explain-verb.ts';
import { MAIL_HELP } from './mail/help.ts';
import { reportMisuse } from './run-verb.ts';
import { REAL_TERMINAL, type Terminal } from './terminal.ts';

/** Runs `support-bot mail`. Returns the exit code: 1 if the mail is lost or can't be read, 2 for wrong arguments. */
export async function mailCommand(
  args: readonly string[],
  terminal: Terminal = REAL_TERMINAL,
): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === undefined || verb === '--help') {
    terminal.output.write(MAIL_HELP);
    return verb === undefined ? 2 : 0;
  }
  if (verb === 'explain') return explainVerb(rest, terminal);
  const problem = `there is no "${verb}" (known: explain)`;
  return reportMisuse({ name: 'mail', help: MAIL_HELP }, terminal, problem);
}
