import type { BotTree, IntentTree, LocaleTree } from './bot-tree.ts';
import { JsonReader } from './json-reader.ts';
import type { Problem } from './problems.ts';

/** Splits the properties of an `AWS::Lex::Bot` into parts: all inline, in CloudFormation's spelling. */
export function cloudFormationTree(
  properties: unknown,
  file: string,
  path: string,
  problems: Problem[],
): BotTree {
  const bot = new JsonReader(properties, file, path, problems);
  return { bot, locales: bot.list('botLocales').map(localeTree) };
}

function localeTree(locale: JsonReader): LocaleTree {
  return {
    localeId: locale.requiredText('localeId'),
    locale,
    intents: locale.list('intents').map(intentTree),
    slotTypes: locale.list('slotTypes'),
  };
}

function intentTree(intent: JsonReader): IntentTree {
  return { intent, slots: intent.list('slots') };
}
