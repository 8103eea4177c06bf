import { atOnce, type Steps, Turns } from '../../../base/turns.ts';
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

/** Unpacks a zip in parts and reads the bot in it, in turns. Throws BotDefinitionError with every problem. */
export async function unpackBot(zip: Uint8Array): Promise<Bot> {
  return readBotFilesInTurns(await readZip(zip));
}

/** Reads a bot from the files of the export layout, and lets others in. Throws BotDefinitionError with every problem. */
export async function readBotFilesInTurns(files: DefinitionFiles): Promise<Bot> {
  return new Turns().run(botSteps(files));
}

/** Reads a bot from its zip at once. Throws BotDefinitionError with every problem. */
export function readBotZip(zip: Uint8Array): Bot {
  return readBotFiles(readZipSync(zip));
}

/** Reads a bot from the files of the export layout at once. Throws BotDefinitionError with every problem. */
export function readBotFiles(files: DefinitionFiles): Bot {
  return atOnce(botSteps(files));
}

function* botSteps(files: DefinitionFiles): Steps<Bot> {
  const problems: Problem[] = [];
  return yield* finish(yield* exportTree(files, problems), problems);
}

/**
 * Reads a bot from the properties of an `AWS::Lex::Bot` with its locales inline and intrinsics resolved.
 * `file` and `path` locate them in the template. Throws BotDefinitionError with every problem.
 */
export function readBotResource(properties: unknown, file: string, path: string): Bot {
  const problems: Problem[] = [];
  return atOnce(finish(cloudFormationTree(properties, file, path, problems), problems));
}

function* finish(tree: BotTree | undefined, problems: Problem[]): Steps<Bot> {
  const bot = tree && (yield* readBot(tree));
  if (!bot || problems.length > 0) throw new BotDefinitionError(problems);
  return bot;
}

function* readBot(tree: BotTree): Steps<Bot> {
  if (tree.locales.length === 0) tree.bot.problem('the bot has no locale');
  const locales: [string, BotLocale][] = [];
  for (const locale of tree.locales) locales.push([locale.localeId, yield* readLocale(locale)]);
  return {
    botName: tree.bot.requiredText('botName', 'name'),
    description: tree.bot.text('description'),
    idleSessionTTLInSeconds: tree.bot.number('idleSessionTTLInSeconds'),
    locales: Object.fromEntries(locales),
  };
}

function* readLocale(tree: LocaleTree): Steps<BotLocale> {
  const threshold = ['nluIntentConfidenceThreshold', 'nluConfidenceThreshold'];
  const intents = yield* each(tree.intents, ({ intent, slots }) =>
    readIntent(intent, slots.map(readSlot)),
  );
  const locale: BotLocale = {
    localeId: tree.localeId,
    nluIntentConfidenceThreshold: tree.locale.number(...threshold) ?? 0.4,
    dialogEngine: engineOf(intents),
    intents: withFallback(intents),
    slotTypes: yield* each(tree.slotTypes, readSlotType),
  };
  yield* checkLocale(locale, tree);
  return locale;
}

/** Reads items, one in each step. */
function* each<Item, Result>(
  items: readonly Item[],
  read: (item: Item) => Result,
): Steps<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    results.push(read(item));
    yield;
  }
  return results;
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
