import { readFile, stat } from 'node:fs/promises';
import type { InterpretationHints, Interpreter, ModelSpec } from '../../../../nlu/interpreter.ts';
import { openInterpreter } from '../../../../nlu/open-interpreter.ts';
import { train } from '../../../../nlu/train.ts';
import type { Bot, BotLocale } from '../../../emulator/lex/bot/model.ts';
import { modelSpecOf } from '../../../emulator/lex/bot/model-spec.ts';
import { BotDefinitionError, problemLine } from '../../../emulator/lex/bot/problems.ts';
import { readBotFiles, readBotZip } from '../../../emulator/lex/bot/read-bot.ts';
import { readFolder } from '../../../emulator/lex/bot/read-folder.ts';
import { UsageError } from '../usage-error.ts';

export interface OpenedBot {
  readonly spec: ModelSpec;
  readonly interpreter: Interpreter;
  readonly hints: InterpretationHints & { readonly threshold: number };
}

/** Reads one locale of a bot and trains it. Throws UsageError with every problem. */
export async function openBot(path: string, localeId: string | undefined): Promise<OpenedBot> {
  const locale = localeOf(await readBot(path), path, localeId);
  const spec = modelSpecOf(locale, { toleratesTypos: true });
  return {
    spec,
    interpreter: openInterpreter(spec, train(spec)),
    hints: { now: new Date(), timeZone: 'UTC', threshold: locale.nluIntentConfidenceThreshold },
  };
}

async function readBot(path: string): Promise<Bot> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path}: ${error.code === 'ENOENT' ? 'not found' : error.message}`);
  });
  try {
    return found.isDirectory()
      ? readBotFiles(await readFolder(path))
      : readBotZip(await readFile(path));
  } catch (error) {
    if (!(error instanceof BotDefinitionError)) throw error;
    throw new UsageError(`${path}:\n  ${error.problems.map(problemLine).join('\n  ')}`);
  }
}

function localeOf(bot: Bot, path: string, localeId: string | undefined): BotLocale {
  const known = Object.keys(bot.locales);
  const locale = bot.locales[localeId ?? known[0] ?? ''];
  if (locale !== undefined) return locale;
  throw new UsageError(`${path} has no locale "${localeId}" (known: ${known.join(', ')})`);
}
