import type { Command } from './command.ts';
import { DOCS_HELP } from './docs/help.ts';
import { reportMisuse } from './run-verb.ts';
import { REAL_TERMINAL, type Terminal } from './terminal.ts';

type SubVerb = (args: readonly string[], terminal: Terminal) => ReturnType<Command>;

/** Loaded on demand: listing needs no readers of documents. */
const VERBS: Readonly<Record<string, () => Promise<SubVerb>>> = {
  add: async () => (await import('./docs/add.ts')).addVerb,
  list: async () => (await import('./docs/list.ts')).listVerb,
  check: async () => (await import('./docs/check.ts')).checkVerb,
  reindex: async () => (await import('./docs/reindex.ts')).reindexVerb,
  remove: async () => (await import('./docs/remove.ts')).removeVerb,
};

/** Runs `support-bot docs`. Returns the exit code: 1 if it failed or found something, 2 for wrong arguments. */
export async function docsCommand(
  args: readonly string[],
  terminal: Terminal = REAL_TERMINAL,
): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === undefined || verb === '--help') {
    terminal.output.write(DOCS_HELP);
    return verb === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (load) return (await load())(rest, terminal);
  const problem = `there is no "${verb}" (known: ${Object.keys(VERBS).join(', ')})`;
  return reportMisuse({ name: 'docs', help: DOCS_HELP }, terminal, problem);
}
