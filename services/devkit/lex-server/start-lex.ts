import type { TraceStep } from '../../emulator/lex/dialog/trace-step.ts';
import { developerEnvironment } from '../local/config.ts';
import { type HookFunction, parseHookTarget } from './hook-target.ts';
import { LexServerError } from './lex-server-error.ts';
import { TEST_ALIAS_ID } from './register-bot.ts';
import { serveBot } from './serve-bot.ts';

// The package's entry, `import { startLex } from 'support-bot'`. Its types are published as they are here: of other modules,
// only those in scripts/entries.mjs may be part of them.
export type { Attempt, BranchName, TraceStep } from '../../emulator/lex/dialog/trace-step.ts';

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

/** The trace of one turn: what was understood, which rules decided, what the code hooks received and returned. */
export interface TurnTrace {
  readonly at: string;
  readonly requestId: string;
  readonly operation: string;
  readonly botName: string;
  readonly botVersion: string;
  readonly localeId: string;
  readonly sessionId: string | null;
  readonly said: string | null;
  readonly ranking: readonly {
    readonly intent: string;
    readonly score: number;
    readonly why: readonly string[];
  }[];
  /** The rules that decided, in order. */
  readonly steps: readonly TraceStep[];
  /** The same for people, one line per step. */
  readonly lines: readonly string[];
  readonly hooks: readonly {
    readonly source: string;
    /** The dialog action that the hook returned, or why its response was refused. */
    readonly outcome: string;
    readonly ms: number;
    readonly request: object | null;
    readonly response: string | null;
  }[];
  readonly intent: string | undefined;
  readonly state: string | undefined;
  readonly dialogAction: string | undefined;
  readonly slotToElicit: string | undefined;
  readonly slots: Readonly<Record<string, string | null>>;
  readonly messages:
    | readonly {
        readonly content?: string | undefined;
        readonly contentType: string | undefined;
        readonly imageResponseCard?: object | undefined;
      }[]
    | null;
  readonly messageCount: number;
  readonly error: string | undefined;
  readonly ms: number;
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
