import { explain } from '../../../../nlu/report/explain.ts';
import { runVerb } from '../run-verb.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { NLU_HELP } from './help.ts';
import { openBot } from './open-bot.ts';

const OPTIONS = {
  bot: { type: 'string', default: 'seed/bot' },
  locale: { type: 'string' },
} as const;

/** Runs `support-bot nlu explain`. Returns the exit code: 2 for wrong arguments. */
export function explainVerb(args: readonly string[], { output, error }: Terminal): Promise<number> {
  const verb = { name: 'nlu', help: NLU_HELP, options: OPTIONS, allowPositionals: true };
  return runVerb(verb, args, { output, error }, async ({ bot, locale }, words) => {
    if (words.length === 0) throw new UsageError('say what to explain: a text in quotes');
    const { interpreter, hints } = await openBot(bot, locale);
    output.write(`${explain(interpreter, words.join(' '), hints).join('\n')}\n`);
    return 0;
  });
}
