import { TEST_ALIAS_ID } from '../../emulator/lex/bot/bot-registry.ts';
import type { BotDefinitions } from '../../emulator/lex/bot/definitions.ts';
import { type Hook, hookArnFor } from './assign-hooks.ts';
import { LexServerError } from './lex-server-error.ts';
import type { LoadedBot } from './loaded-bot.ts';

/** Registers a bot with Lex, and its hooks with the test alias. Throws LexServerError if it can't be trained. */
export async function registerBot(
  definitions: BotDefinitions,
  { source, locales }: LoadedBot,
  hooks: readonly Hook[],
): Promise<void> {
  await definitions.putBot(source).catch((error: unknown) => {
    throw new LexServerError([error instanceof Error ? error.message : String(error)]);
  });
  await definitions.putAlias({
    botId: source.botId,
    botAliasId: TEST_ALIAS_ID,
    botAliasName: 'TestBotAlias',
    botVersion: 'DRAFT',
    locales: Object.fromEntries(
      locales.map((localeId) => {
        const lambdaArn = hookArnFor(hooks, localeId);
        return [localeId, { enabled: true, ...(lambdaArn === undefined ? {} : { lambdaArn }) }];
      }),
    ),
  });
}
