import type { BotTree, LocaleTree } from './bot-tree.ts';
import { checkLocale } from './check-locale.ts';
import { cloudFormationTree } from './cloudformation.ts';
import { exportTree } from './export-layout.ts';
import {
  type Bot,
  type BotLocale,
  type DialogEngine,
  FALLBACK_SIGNATURE,
  type Intent,
  isFallback,
} from './model.ts';
import { BotDefinitionError, type Problem } from './problems.ts';
import { readIntent } from './read-intent.ts';
import { readSlot } from './read-slot.ts';
import { readSlotType } from './read-slot-type.ts';
import { type DefinitionFiles, readZip, readZipSync } from './read-zip.ts';

/** Unpacks a zip in parts and reads the bot in it. Throws BotDefinitionError with every problem. */
export async function unpackBot(zip: Uint8Array): Promise<Bot> {
  return readBotFiles(await readZip(zip));
}

/** Reads a bot from its zip at once. Throws BotDefinitionError with every problem. */
export function readBotZip(zip: Uint8Array): Bot {
  return readBotFiles(readZipSync(zip));
}

/** Reads a bot from the files of the export layout. Throws BotDefinitionError with every problem. */
export function readBotFiles(files: DefinitionFiles): Bot {
  const problems: Problem[] = [];
  return finish(exportTree(files, problems), problems);
}

/**
 * Reads a bot from the properties of an `AWS::Lex::Bot` with its locales inline and intrinsics resolved.
 * `file` and `path` locate them in the template. Throws BotDefinitionError with every problem.
 */
export function readBotResource(properties: unknown, file: string, path: string): Bot {
  const problems: Problem[] = [];
  return finish(cloudFormationTree(properties, file, path, problems), problems);
}

function finish(tree: BotTree | undefined, problems: Problem[]): Bot {
  const bot = tree && readBot(tree);
  if (!bot || problems.length > 0) throw new BotDefinitionError(problems);
  return bot;
}

function readBot(tree: BotTree): Bot {
  if (tree.locales.length === 0) tree.bot.problem('the bot has no locale');
  const locales = tree.locales.map((locale) => [locale.localeId, readLocale(locale)] as const);
  return {
    botName: tree.bot.requiredText('botName', 'name'),
    description: tree.bot.text('description'),
    idleSessionTTLInSeconds: tree.bot.number('idleSessionTTLInSeconds'),
    locales: Object.fromEntries(locales),
  };
}

function readLocale(tree: LocaleTree): BotLocale {
  const threshold = ['nluIntentConfidenceThreshold', 'nluConfidenceThreshold'];
  const intents = tree.intents.map((item) => readIntent(item.intent, item.slots.map(readSlot)));
  const locale: BotLocale = {
    localeId: tree.localeId,
    nluIntentConfidenceThreshold: tree.locale.number(...threshold) ?? 0.4,
    dialogEngine: engineOf(intents),
    intents: withFallback(intents),
    slotTypes: tree.slotTypes.map(readSlotType),
  };
  checkLocale(locale, tree);
  return locale;
}

/** A locale without any next step is from before they existed. */
function engineOf(intents: readonly Intent[]): DialogEngine {
  const knowsSteps = (intent: Intent) =>
    intent.initialResponseSetting !== undefined ||
    intent.slots.some((slot) => slot.valueElicitationSetting.slotCaptureSetting !== undefined);
  return intents.some(knowsSteps) ? 'nextStep' : 'priority';
}

/**
 * Adds a fallback to a definition without one, as CreateBotLocale does:
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-intent-fallback.html
 */
function withFallback(intents: readonly Intent[]): readonly Intent[] {
  if (intents.some(isFallback)) return intents;
  const fallback: Intent = {
    intentName: 'FallbackIntent',
    intentId: 'FALLBCKINT',
    parentIntentSignature: FALLBACK_SIGNATURE,
    sampleUtterances: [],
    slots: [],
    inputContexts: [],
    outputContexts: [],
  };
  return [...intents, fallback];
}
