import { ACCOUNT_ID } from '../../aws/service.ts';
import {
  type BotRegistry,
  type BuiltBot,
  type BuiltLocale,
  DRAFT,
  TEST_ALIAS_ID,
} from '../bot/bot-registry.ts';
import type { AliasSettings } from '../bot/definitions.ts';
import { notFound, validation } from '../errors.ts';
import type { SessionKey } from '../session/stored-session.ts';

/** The bot's locale that a request addresses, with the settings of the alias. */
export interface Target extends BuiltLocale {
  readonly bot: BuiltBot;
  readonly alias: AliasSettings;
  readonly lambdaArn: string | undefined;
}

/**
 * Finds the locale that a request addresses. A session that began with an older version of the bot (`sessionVersion`)
 * keeps it. Throws ResourceNotFoundException for an unknown bot or alias, ValidationException for a disabled locale.
 */
export function findTarget(
  bots: BotRegistry,
  key: SessionKey,
  sessionVersion: string | undefined,
): Target {
  if (!bots.hasBot(key.botId)) throw notFound(`Bot ${key.botId} was not found.`);
  const alias = bots.alias(key.botId, key.botAliasId);
  if (!alias) throw notFound(`Alias ${key.botAliasId} of bot ${key.botId} was not found.`);
  const bot = versionOf(bots, alias, sessionVersion);
  const built = bot.locales.get(key.localeId);
  const settings = alias.locales[key.localeId];
  if (!built || !settings?.enabled) throw localeDisabled(key, bot, alias);
  return { ...built, bot, alias, lambdaArn: settings.lambdaArn };
}

/** The test alias always follows the draft. */
function versionOf(
  bots: BotRegistry,
  alias: AliasSettings,
  sessionVersion: string | undefined,
): BuiltBot {
  const isTest = alias.botAliasId === TEST_ALIAS_ID;
  const version = isTest ? DRAFT : alias.botVersion;
  const kept = isTest ? undefined : bots.version(alias.botId, sessionVersion ?? version);
  const bot = kept ?? bots.version(alias.botId, version);
  if (!bot) throw notFound(`Version ${version} of bot ${alias.botId} was not found.`);
  return bot;
}

function localeDisabled(key: SessionKey, bot: BuiltBot, alias: AliasSettings) {
  const known = [...bot.locales.keys()].filter((id) => alias.locales[id]?.enabled).join(', ');
  return validation(
    `Locale ${key.localeId} of bot ${key.botId} is not built or not enabled for alias ${key.botAliasId}.`,
    `the bot "${bot.botName}" speaks ${known || 'no locale'} through this alias.`,
  );
}

export function aliasArn(region: string, key: Pick<SessionKey, 'botId' | 'botAliasId'>): string {
  return `arn:aws:lex:${region}:${ACCOUNT_ID}:bot-alias/${key.botId}/${key.botAliasId}`;
}
