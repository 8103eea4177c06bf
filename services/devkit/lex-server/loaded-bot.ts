import type { BotSource, InlineBotSource } from '../../emulator/lex/bot/definitions.ts';
import type { Bot } from '../../emulator/lex/bot/model.ts';
import { botIdOf } from './bot-id.ts';

/** A bot that can be registered with Lex. */
export interface LoadedBot {
  readonly source: BotSource | InlineBotSource;
  readonly locales: readonly string[];
  /** Intents that call a code hook, and so fail in a locale without one. */
  readonly hookedIntents: readonly string[];
}

const DEFAULT_IDLE_SECONDS = 300;

/** Returns the locales of a bot, and the intents that call a code hook. */
export function factsOf({ locales }: Bot): Omit<LoadedBot, 'source'> {
  const hooked = Object.values(locales)
    .flatMap(({ intents }) => intents)
    .filter(
      ({ dialogCodeHook, fulfillmentCodeHook, initialResponseSetting }) =>
        [dialogCodeHook, fulfillmentCodeHook].some((hook) => hook?.enabled) ||
        initialResponseSetting?.codeHook?.enableCodeHookInvocation,
    );
  const hookedIntents = [...new Set(hooked.map(({ intentName }) => intentName))];
  return { locales: Object.keys(locales), hookedIntents };
}

/** Returns the id, the name and the idle timeout that a bot is registered with. */
export function sourceSettings(bot: Bot, identifier?: unknown): Omit<BotSource, 'zip'> {
  return {
    botId: botIdOf(identifier, bot.botName),
    botName: bot.botName,
    idleSessionTtlSeconds: bot.idleSessionTTLInSeconds ?? DEFAULT_IDLE_SECONDS,
  };
}
