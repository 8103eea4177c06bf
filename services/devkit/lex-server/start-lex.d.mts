// Types of `import { startLex } from 'support-bot'`; a test holds them against start-lex.ts.

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
  /** Region of `clientConfig`. Default us-east-1. */
  readonly region?: string;
  /** Told of every turn: ranking, steps, hook requests and responses, messages. */
  readonly onTurn?: (story: TurnStory) => void;
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

export interface TurnStory {
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
  readonly steps: readonly string[];
  readonly hooks: readonly {
    readonly source: string;
    /** The dialog action that the hook answered, or why its answer was refused. */
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
export function startLex(options: StartLexOptions): Promise<StartedLex>;
