import { explain } from '../../../../nlu/report/explain.ts';
import { openBot } from './open-bot.ts';
import { NluCommandError, readArguments, type Terminal } from './terminal.ts';

/** `support-bot nlu explain`. @returns the exit code. Throws NluCommandError for wrong arguments. */
export async function explainVerb(args: readonly string[], { output }: Terminal): Promise<number> {
  const { values, positionals } = readArguments({
    args: [...args],
    allowPositionals: true,
    options: { bot: { type: 'string', default: 'seed/bot' }, locale: { type: 'string' } },
  } as const);
  if (positionals.length === 0) throw new NluCommandError('say what to explain: a text in quotes');

  const { interpreter, hints } = await openBot(values.bot, values.locale);
  output.write(`${explain(interpreter, positionals.join(' '), hints).join('\n')}\n`);
  return 0;
}
