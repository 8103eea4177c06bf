import type { Interpreter, ModelSpec } from '../../../../nlu/interpreter.ts';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import type { Log } from '../../../base/log.ts';
import type { AliasSettings, BotDefinitions } from './definitions.ts';
import { type AnyBotSource, FrozenVersions, hashOfSource } from './frozen-versions.ts';
import type { Bot, BotLocale } from './model.ts';
import { modelSpecOf } from './model-spec.ts';
import { Prepared } from './prepared.ts';
import { readBotResource, unpackBot } from './read-bot.ts';
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

export interface RegistryDeps {
  readonly train: Train;
  /** Folder of the bot versions; without it they end with the process. */
  readonly folder?: string | undefined;
  /** Receives what is damaged in there; without it, damage is an error. */
  readonly damage?: DamageReport | undefined;
  readonly toleratesTypos: boolean;
  /** Logs features of a bot that this emulator does not support. */
  readonly log: Log;
  /** Called when the draft, which the test alias follows, has changed. */
  readonly onDraftChanged: (botId: string) => void;
}

export const TEST_ALIAS_ID = 'TSTALIASID';
export const DRAFT = 'DRAFT';

/** Keeps the bots, their versions and their aliases. */
export class BotRegistry implements BotDefinitions {
  readonly #deps: RegistryDeps;
  readonly #frozen: FrozenVersions;
  readonly #sources = new Map<string, AnyBotSource>();
  readonly #built = new Map<string, BuiltBot>();
  readonly #prepared = new Prepared<BuiltBot['locales']>();
  readonly #aliases = new Map<string, AliasSettings>();

  constructor(deps: RegistryDeps) {
    this.#deps = deps;
    this.#frozen = new FrozenVersions(deps.folder, deps.damage);
  }

  /** Trains a bot that will be put, so that `putBot` need not wait for all of it. Never rejects. */
  async prepare(zip: Uint8Array): Promise<void> {
    await this.#prepared.prepare(zip, async (file) =>
      buildLocales(this.#deps, await unpackBot(file)),
    );
  }

  async putBot(source: AnyBotSource): Promise<void> {
    const before = this.version(source.botId, DRAFT);
    const bot = await this.#build(source, DRAFT);
    this.#sources.set(source.botId, source);
    if (before && before.hash !== bot.hash) this.#deps.onDraftChanged(source.botId);
    if (!this.alias(source.botId, TEST_ALIAS_ID)) this.#setAlias(testAliasOf(bot));
  }

  async putVersion({ botId, botVersion }: BotVersionKey): Promise<void> {
    if (this.version(botId, botVersion)) return;
    const frozen = await this.#frozen.read(botId, botVersion);
    const source = frozen ?? this.#sources.get(botId);
    if (!source) throw new Error(`There is no bot ${botId} to make version ${botVersion} of`);
    if (!frozen) await this.#frozen.write(source, botVersion);
    await this.#build(source, botVersion);
  }

  async putAlias(alias: AliasSettings): Promise<void> {
    this.#setAlias(alias);
  }

  alias(botId: string, botAliasId: string): AliasSettings | undefined {
    return this.#aliases.get(keyOf(botId, botAliasId));
  }

  version(botId: string, botVersion: string): BuiltBot | undefined {
    return this.#built.get(keyOf(botId, botVersion));
  }

  hasBot(botId: string): boolean {
    return [...this.#built.values()].some((bot) => bot.botId === botId);
  }

  #setAlias(alias: AliasSettings): void {
    this.#aliases.set(keyOf(alias.botId, alias.botAliasId), alias);
  }

  async #build(source: AnyBotSource, botVersion: string): Promise<BuiltBot> {
    const prepared = 'zip' in source ? await this.#prepared.take(source.zip) : undefined;
    const bot = await buildBot(this.#deps, source, botVersion, this.#built.values(), prepared);
    this.#built.set(keyOf(source.botId, botVersion), bot);
    return bot;
  }
}

type BotVersionKey = Parameters<BotDefinitions['putVersion']>[0];

async function buildBot(
  deps: RegistryDeps,
  source: AnyBotSource,
  botVersion: string,
  others: Iterable<BuiltBot>,
  prepared: BuiltBot['locales'] | undefined,
): Promise<BuiltBot> {
  const hash = hashOfSource(source);
  const twin = [...others].find((bot) => bot.botId === source.botId && bot.hash === hash);
  if (twin) return { ...twin, botVersion };
  const bot = await readSource(source);
  for (const part of unsupportedParts(bot)) deps.log.warn({ bot: source.botName }, part);
  return {
    botId: source.botId,
    botName: source.botName,
    botVersion,
    idleSessionTtlSeconds: source.idleSessionTtlSeconds,
    locales: prepared ?? (await buildLocales(deps, bot)),
    hash,
  };
}

async function readSource(source: AnyBotSource): Promise<Bot> {
  if ('zip' in source) return unpackBot(source.zip);
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
