import type { Interpreter, ModelSpec } from '../../../../nlu/interpreter.ts';
import type { Log } from '../../../base/log.ts';
import type { AliasSettings, BotDefinitions } from './definitions.ts';
import { type AnyBotSource, hashOfSource, openFrozenVersions } from './frozen-versions.ts';
import type { Bot, BotLocale } from './model.ts';
import { modelSpecOf } from './model-spec.ts';
import { readBotResource, readBotZip } from './read-bot.ts';
import { unsupportedParts } from './unsupported.ts';

/** Trains the interpreter of a locale. */
export type Train = (spec: ModelSpec) => Promise<Interpreter>;

export interface BuiltLocale {
  readonly locale: BotLocale;
  readonly interpreter: Interpreter;
}

/** A version of a bot, ready for turns. */
export interface BuiltBot {
  readonly botId: string;
  readonly botName: string;
  readonly botVersion: string;
  readonly idleSessionTtlSeconds: number;
  readonly locales: ReadonlyMap<string, BuiltLocale>;
  /** Hash of the definition; an unchanged one is not built again. */
  readonly hash: string;
}

export interface BotRegistry extends BotDefinitions {
  alias(botId: string, botAliasId: string): AliasSettings | undefined;
  version(botId: string, botVersion: string): BuiltBot | undefined;
  hasBot(botId: string): boolean;
}

export interface RegistryDeps {
  readonly train: Train;
  /** Folder of the bot versions; without it they end with the process. */
  readonly folder?: string | undefined;
  readonly toleratesTypos: boolean;
  /** Logs features of a bot that this emulator does not support. */
  readonly log: Log;
  /** Called when the draft, which the test alias follows, has changed. */
  readonly onDraftChanged: (botId: string) => void;
}

export const TEST_ALIAS_ID = 'TSTALIASID';
export const DRAFT = 'DRAFT';

/** Keeps the bots, their versions and their aliases. */
export function createBotRegistry(deps: RegistryDeps): BotRegistry {
  const frozenVersions = openFrozenVersions(deps.folder);
  const sources = new Map<string, AnyBotSource>();
  const built = new Map<string, BuiltBot>();
  const aliases = new Map<string, AliasSettings>();

  async function build(source: AnyBotSource, botVersion: string): Promise<BuiltBot> {
    const bot = await buildBot(deps, source, botVersion, built.values());
    built.set(keyOf(source.botId, botVersion), bot);
    return bot;
  }

  async function putDraft(source: AnyBotSource): Promise<void> {
    const before = built.get(keyOf(source.botId, DRAFT));
    const bot = await build(source, DRAFT);
    sources.set(source.botId, source);
    if (before && before.hash !== bot.hash) deps.onDraftChanged(source.botId);
    const testAlias = keyOf(source.botId, TEST_ALIAS_ID);
    if (!aliases.has(testAlias)) aliases.set(testAlias, testAliasOf(bot));
  }

  return {
    putBot: putDraft,

    async putVersion({ botId, botVersion }) {
      if (built.has(keyOf(botId, botVersion))) return;
      const frozen = await frozenVersions.read(botId, botVersion);
      const draft = sources.get(botId);
      const source = frozen ?? draft;
      if (!source) throw new Error(`There is no bot ${botId} to make version ${botVersion} of`);
      if (!frozen) await frozenVersions.write(source, botVersion);
      await build(source, botVersion);
    },

    async putAlias(alias) {
      aliases.set(keyOf(alias.botId, alias.botAliasId), alias);
    },

    alias: (botId, botAliasId) => aliases.get(keyOf(botId, botAliasId)),
    version: (botId, botVersion) => built.get(keyOf(botId, botVersion)),
    hasBot: (botId) => [...built.values()].some((bot) => bot.botId === botId),
  };
}

async function buildBot(
  deps: RegistryDeps,
  source: AnyBotSource,
  botVersion: string,
  others: Iterable<BuiltBot>,
): Promise<BuiltBot> {
  const hash = hashOfSource(source);
  const twin = [...others].find((bot) => bot.botId === source.botId && bot.hash === hash);
  if (twin) return { ...twin, botVersion };
  const bot = readSource(source);
  for (const part of unsupportedParts(bot)) deps.log.warn({ bot: source.botName }, part);
  return {
    botId: source.botId,
    botName: source.botName,
    botVersion,
    idleSessionTtlSeconds: source.idleSessionTtlSeconds,
    locales: await buildLocales(deps, bot),
    hash,
  };
}

function readSource(source: AnyBotSource): Bot {
  if ('zip' in source) return readBotZip(source.zip);
  return readBotResource(source.properties, source.file, source.path);
}

async function buildLocales(
  deps: RegistryDeps,
  bot: Bot,
): Promise<ReadonlyMap<string, BuiltLocale>> {
  const locales = new Map<string, BuiltLocale>();
  for (const locale of Object.values(bot.locales)) {
    const spec = modelSpecOf(locale, { toleratesTypos: deps.toleratesTypos });
    locales.set(locale.localeId, { locale, interpreter: await deps.train(spec) });
  }
  return locales;
}

/** As CreateBot does: a test alias that follows the draft, without a code hook. */
function testAliasOf(bot: BuiltBot): AliasSettings {
  return {
    botId: bot.botId,
    botAliasId: TEST_ALIAS_ID,
    botAliasName: 'TestBotAlias',
    botVersion: DRAFT,
    locales: Object.fromEntries([...bot.locales.keys()].map((id) => [id, { enabled: true }])),
  };
}

function keyOf(botId: string, name: string): string {
  return `${botId}/${name}`;
}
