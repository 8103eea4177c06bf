import { evalVerb } from './nlu/eval-verb.ts';
import { explainVerb } from './nlu/explain-verb.ts';
import { NluCommandError, type Terminal } from './nlu/terminal.ts';

const HELP = `Usage: support-bot nlu explain [--bot PATH] [--locale LOCALE] "text"
       support-bot nlu eval    [--bot PATH] [--locale LOCALE] [--test FILE.tsv]
                               [--accuracy PERCENT] [--oos-recall PERCENT] [--json]

explain shows how a text is understood: the ranking, and what spoke for each intent.
eval reviews the sample utterances (those that fight each other, duplicates, thin intents) and, with
--test, judges the bot by utterances that it was not trained on.

  --bot PATH            an export (zip) or its unpacked folder; default seed/bot
  --locale LOCALE       default: the bot's first
  --test FILE.tsv       utterance and intent, separated by a tab; the intent oos is out of scope
  --accuracy PERCENT    exit with 1 where fewer in-scope utterances get their intent
  --oos-recall PERCENT  exit with 1 where fewer out-of-scope utterances are rejected
  --json                the result as JSON
`;

const REAL_TERMINAL: Terminal = { output: process.stdout, error: process.stderr };

/** `support-bot nlu`. @returns the exit code: 1 where a floor is missed, 2 for wrong arguments */
export async function nluCommand(
  args: readonly string[],
  terminal: Terminal = REAL_TERMINAL,
): Promise<number> {
  const [verb, ...rest] = args;
  if (args.includes('--help') || verb === undefined) {
    terminal.output.write(HELP);
    return verb === undefined ? 2 : 0;
  }
  try {
    if (verb === 'explain') return await explainVerb(rest, terminal);
    if (verb === 'eval') return await evalVerb(rest, terminal);
    throw new NluCommandError(`there is no "${verb}" (known: explain, eval)`);
  } catch (error) {
    if (!(error instanceof NluCommandError)) throw error;
    terminal.error.write(`support-bot nlu: ${error.message}\n\n${HELP}`);
    return 2;
  }
}
