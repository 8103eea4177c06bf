import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import { type Clock, systemClock } from '../../../base/clock.ts';
import { TEST_ALIAS_ID } from '../../../emulator/lex/bot/bot-registry.ts';
import { formatHandlerLine } from '../../lex-server/format-handler-line.ts';
import { parseHookTarget } from '../../lex-server/hook-target.ts';
import { LexServerError } from '../../lex-server/lex-server-error.ts';
import { serveBot } from '../../lex-server/serve-bot.ts';
import { developerEnvironment, readConfig } from '../../local/config.ts';
import { administrator, isThisMachine } from '../administrator.ts';
import { outputsPath, readLastOutputs } from '../outputs-file.ts';
import type { TestOptions } from './options.ts';

/** A bot that conversations can be played against. */
export interface Target {
  readonly client: LexRuntimeV2Client;
  readonly botId: string;
  readonly botAliasId: string;
  /** The locale of conversations that name none. */
  readonly localeId: string;
  readonly advanceClock?: (ms: number) => void;
  close(): Promise<void>;
}

/**
 * Opens what the conversations are played against. `onLine` is called with each line that a handler writes.
 * Throws LexServerError with every problem.
 */
export async function openTarget(
  { target, locale }: TestOptions,
  onLine: (line: string) => void,
): Promise<Target> {
  if (target.kind === 'bot') return serveForTest(target.bot, target.hooks, locale, onLine);
  if (target.kind === 'product') return openProduct(locale);
  const { endpoint, botId, aliasId } = target;
  return targetAt(endpoint, botId, aliasId, locale ?? 'en_US');
}

/** The machine's clock, as far ahead as it was moved. */
class MovableClock implements Clock {
  #aheadMs = 0;

  now(): Date {
    return new Date(systemClock.now().getTime() + this.#aheadMs);
  }

  advance(ms: number): void {
    this.#aheadMs += ms;
  }
}

async function serveForTest(
  bot: string,
  hooks: readonly string[],
  locale: string | undefined,
  onLine: (line: string) => void,
): Promise<Target> {
  const clock = new MovableClock();
  const served = await serveBot({
    bot,
    hooks: hooks.map(parseHookTarget),
    port: 0,
    region: readConfig().region,
    clock,
    administrator: readConfig().administrator,
    isReloading: false,
    environment: developerEnvironment(),
    onNotice(notice) {
      if (notice.kind === 'line')
        onLine(`${notice.functionName} | ${formatHandlerLine(notice.line)}`);
    },
  });
  const { endpoint, botId, locales } = served;
  const target = targetAt(endpoint, botId, TEST_ALIAS_ID, locale ?? locales[0] ?? 'en_US');
  return {
    ...target,
    advanceClock: (ms) => clock.advance(ms),
    async close() {
      await target.close();
      await served.close();
    },
  };
}

/** Opens the product that runs on this machine: its address and ids are in its data folder. */
async function openProduct(locale: string | undefined): Promise<Target> {
  const outputs = await readLastOutputs();
  if (!outputs) {
    throw new LexServerError([
      `${outputsPath()} is not there: start the product (npm start), or name a bot with --bot or --endpoint`,
    ]);
  }
  const { AwsUrl = '', BotId = '', BotAliasId = '', LocaleId = 'en_US' } = outputs;
  return targetAt(AwsUrl, BotId, BotAliasId, locale ?? LocaleId);
}

function targetAt(endpoint: string, botId: string, botAliasId: string, localeId: string): Target {
  const client = new LexRuntimeV2Client({
    endpoint,
    region: readConfig().region,
    ...(isThisMachine(endpoint) ? { credentials: administrator() } : {}),
  });
  return { client, botId, botAliasId, localeId, close: async () => client.destroy() };
}
