import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Interpreter, ModelSpec } from '../../../nlu/interpreter.ts';
import { writeFileDurably } from '../../durable/files.ts';
import type { AliasSettings, BotDefinitions, BotSource } from './definitions.ts';
import type { Bot, BotLocale } from './model.ts';
import { modelSpecOf } from './model-spec.ts';
import { readBotZip } from './read-bot.ts';

/** Trains what understands a locale. */
export type Train = (spec: ModelSpec) => Promise<Interpreter>;

export interface BuiltLocale {
  readonly locale: BotLocale;
  readonly interpreter: Interpreter;
}

/** A version of a bot, ready to talk. */
export interface BuiltBot {
  readonly botId: string;
  readonly botName: string;
  readonly botVersion: string;
  readonly idleSessionTtlSeconds: number;
  readonly locales: ReadonlyMap<string, BuiltLocale>;
  /** Of the definition, so that an unchanged one can be told. */
  readonly hash: string;
}

export interface BotRegistry extends BotDefinitions {
  alias(botId: string, botAliasId: string): AliasSettings | undefined;
  version(botId: string, botVersion: string): BuiltBot | undefined;
  hasBot(botId: string): boolean;
}

export interface RegistryNeeds {
  readonly train: Train;
  /** Where frozen versions are kept; without it they last as long as the process. */
  readonly folder?: string | undefined;
  readonly isForgiving: boolean;
  /** Called when the draft that the test alias speaks for is another one now. */
  readonly onDraftChanged: (botId: string) => void;
}

export const TEST_ALIAS_ID = 'TSTALIASID';
export const DRAFT = 'DRAFT';

/** Keeps the bots, their frozen versions and their aliases. */
export function createBotRegistry(needs: RegistryNeeds): BotRegistry {
  const sources = new Map<string, BotSource>();
  const built = new Map<string, BuiltBot>();
  const aliases = new Map<string, AliasSettings>();

  async function build(source: BotSource, botVersion: string): Promise<BuiltBot> {
    const bot = await buildBot(needs, source, botVersion, built.values());
    built.set(keyOf(source.botId, botVersion), bot);
    return bot;
  }

  return {
    async putBot(source) {
      const before = built.get(keyOf(source.botId, DRAFT));
      const bot = await build(source, DRAFT);
      sources.set(source.botId, source);
      if (before && before.hash !== bot.hash) needs.onDraftChanged(source.botId);
      const testAlias = keyOf(source.botId, TEST_ALIAS_ID);
      if (!aliases.has(testAlias)) aliases.set(testAlias, testAliasOf(bot));
    },

    async putVersion({ botId, botVersion }) {
      if (built.has(keyOf(botId, botVersion))) return;
      const frozen = await readFrozen(needs.folder, botId, botVersion);
      const draft = sources.get(botId);
      const source = frozen ?? draft;
      if (!source) throw new Error(`There is no bot ${botId} to make version ${botVersion} of`);
      if (!frozen) await freeze(needs.folder, source, botVersion);
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
  needs: RegistryNeeds,
  source: BotSource,
  botVersion: string,
  others: Iterable<BuiltBot>,
): Promise<BuiltBot> {
  const hash = hashOf(source);
  const twin = [...others].find((bot) => bot.botId === source.botId && bot.hash === hash);
  if (twin) return { ...twin, botVersion };
  const bot = readBotZip(source.zip);
  return {
    botId: source.botId,
    botName: source.botName,
    botVersion,
    idleSessionTtlSeconds: source.idleSessionTtlSeconds,
    locales: await buildLocales(needs, bot),
    hash,
  };
}

async function buildLocales(
  needs: RegistryNeeds,
  bot: Bot,
): Promise<ReadonlyMap<string, BuiltLocale>> {
  const locales = new Map<string, BuiltLocale>();
  for (const locale of Object.values(bot.locales)) {
    const spec = modelSpecOf(locale, { isForgiving: needs.isForgiving });
    locales.set(locale.localeId, { locale, interpreter: await needs.train(spec) });
  }
  return locales;
}

/** CreateBot makes a test alias that follows the draft, without a code hook. */
function testAliasOf(bot: BuiltBot): AliasSettings {
  return {
    botId: bot.botId,
    botAliasId: TEST_ALIAS_ID,
    botAliasName: 'TestBotAlias',
    botVersion: DRAFT,
    locales: Object.fromEntries([...bot.locales.keys()].map((id) => [id, { enabled: true }])),
  };
}

async function freeze(
  folder: string | undefined,
  source: BotSource,
  botVersion: string,
): Promise<void> {
  if (!folder) return;
  const { botId, botName, idleSessionTtlSeconds } = source;
  const base = join(folder, botId, botVersion);
  const settings = JSON.stringify({ botId, botName, idleSessionTtlSeconds });
  await writeFileDurably(`${base}.json`, settings);
  await writeFileDurably(`${base}.zip`, source.zip);
}

async function readFrozen(
  folder: string | undefined,
  botId: string,
  botVersion: string,
): Promise<BotSource | undefined> {
  if (!folder) return undefined;
  const base = join(folder, botId, botVersion);
  const zip = await readFile(`${base}.zip`).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!zip) return undefined;
  const settings = JSON.parse(await readFile(`${base}.json`, 'utf8')) as Omit<BotSource, 'zip'>;
  return { ...settings, zip };
}

function hashOf(source: BotSource): string {
  return createHash('sha256')
    .update(source.zip)
    .update(JSON.stringify([source.botName, source.idleSessionTtlSeconds]))
    .digest('hex');
}

function keyOf(botId: string, name: string): string {
  return `${botId}/${name}`;
}
