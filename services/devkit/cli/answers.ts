import { explainVerb } from './answers/explain-verb.ts';
import { ANSWERS_HELP } from './answers/help.ts';
import { reportMisuse } from './run-verb.ts';
import { REAL_TERMINAL, type Terminal } from './terminal.ts';

/** Runs `support-bot answers`. Returns the exit code: 1 if the bot can't be asked, 2 for wrong arguments. */
export async function answersCommand(
  args: readonly string[],
  terminal: Terminal = REAL_TERMINAL,
): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === undefined || verb === '--help') {
    terminal.output.write(ANSWERS_HELP);
    return verb === undefined ? 2 : 0;
  }
  if (verb === 'explain') return explainVerb(rest, terminal);
  const problem = `there is no "${verb}" (known: explain)`;
  return reportMisuse({ name: 'answers', help: ANSWERS_HELP }, terminal, problem);
}
