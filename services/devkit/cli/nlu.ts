import { evalVerb } from './nlu/eval-verb.ts';
import { explainVerb } from './nlu/explain-verb.ts';
import { NLU_HELP } from './nlu/help.ts';
import { reportMisuse } from './run-verb.ts';
import { REAL_TERMINAL, type Terminal } from './terminal.ts';

/** Runs `support-bot nlu`. Returns the exit code: 1 if a floor is missed, 2 for wrong arguments. */
export async function nluCommand(
  args: readonly string[],
  terminal: Terminal = REAL_TERMINAL,
): Promise<number> {
  const [verb, ...rest] = args;
  if (args.includes('--help') || verb === undefined) {
    terminal.output.write(NLU_HELP);
    return verb === undefined ? 2 : 0;
  }
  if (verb === 'explain') return explainVerb(rest, terminal);
  if (verb === 'eval') return evalVerb(rest, terminal);
  const problem = `there is no "${verb}" (known: explain, eval)`;
  return reportMisuse({ name: 'nlu', help: NLU_HELP }, terminal, problem);
}
