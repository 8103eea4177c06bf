import { TEST_ALIAS_ID } from '../../emulator/lex/bot/bot-registry.ts';
import type { TurnTrace } from '../../emulator/lex/runtime/turn-trace.ts';
import { developerEnvironment } from '../local/config.ts';
import { type HookFunction, parseHookTarget } from './hook-target.ts';
import { LexServerError } from './lex-server-error.ts';
import { serveBot } from './serve-bot.ts';

// The package's entry, `import { startLex } from 'support-bot'`. Its types are published as they are here: of other modules,
// only those in scripts/entries.mjs may be part of them.
export type { Attempt, BranchName, TraceStep } from '../../emulator/lex/dialog/trace-step.ts';
export type { HookTrace, TraceMessage, TurnTrace } from '../../emulator/lex/runtime/turn-trace.ts';

export interface StartLexOptions {
  /** An export's zip, its unpacked folder, or a CloudFormation template with the bot inline. */
  readonly bot: string;
  /**
   * The functions behind the test alias: `handler.ts`, `handler.ts#exportName`, `ARN=URL` (the base of anything that speaks
   * Lambda's Invoke), each with `fr_CA=` in front for one locale; or a function of this process.
   */
  readonly hooks?: readonly (string | ((event: never) => unknown))[];
  /** Default 0: any free one. */
  readonly port?: number;
  /** The dialog's time: what "tomorrow" is, when sessions and contexts end. */
  readonly clock?: { now(): Date };
  /** Makes the choice among message variations repeat itself. */
  readonly seed?: number;
  /** Region of `clientConfig` and of the handlers. Default us-east-1. */
  readonly region?: string;
  /** Called with the trace of every turn: ranking, steps, hook requests and responses, messages. */
  readonly onTurn?: (trace: TurnTrace) => void;
}

export interface StartedLex {
  readonly endpoint: string;
  readonly botId: string;
  /** Always TSTALIASID. */
  readonly aliasId: string;
  readonly locales: readonly string[];
  /** For `new LexRuntimeV2Client(clientConfig)`. */
  readonly clientConfig: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  close(): Promise<void>;
}

/**
 * Serves a Lex V2 bot in this process, on a port of 127.0.0.1. Nothing is kept on disk.
 * Throws an Error whose `problems` are all that is wrong with the bot, its hooks or the port.
 */
export async function startLex(options: StartLexOptions): Promise<StartedLex> {
  const { bot, hooks = [], port = 0, region = 'us-east-1', clock, seed, onTurn } = options;
  if (typeof bot !== 'string') throw new LexServerError(['bot: the path of a bot is needed']);
  const served = await serveBot({
    bot,
    hooks: hooks.map((hook) =>
      typeof hook === 'function'
        ? { kind: 'function', call: hook as HookFunction }
        : parseHookTarget(hook),
    ),
    port,
    region,
    isReloading: false,
    environment: developerEnvironment(),
    ...(clock ? { clock } : {}),
    ...(seed === undefined ? {} : { seed }),
    ...(onTurn ? { onTurn } : {}),
  });
  const { endpoint, botId, locales, close } = served;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const clientConfig = { endpoint, region, credentials };
  return { endpoint, botId, aliasId: TEST_ALIAS_ID, locales, clientConfig, close };
}
