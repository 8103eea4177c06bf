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

/** `Initial`, `Retry1` … `Retry5`: the names that Lex gives to the attempts of a prompt. */
export type Attempt = 'Initial' | `Retry${number}`;

/** A branch of the bot's definition, as the trace names it. */
export interface BranchName {
  readonly of:
    | 'initialResponse'
    | 'slotCapture'
    | 'slotFailure'
    | 'confirmation'
    | 'declination'
    | 'confirmationFailure'
    | 'postFulfillment'
    | 'closing'
    | 'hookSuccess'
    | 'hookFailure'
    | 'hookTimeout';
  readonly slot?: string;
  /** The success branch of the code hook next to it, taken without a call. */
  readonly isAfterHook?: true;
}

/** One rule that decided something in a turn, with what it decided. Names only: no text and no slot value. */
export type TraceStep =
  | { readonly rule: 'startIntent'; readonly intent: string }
  | { readonly rule: 'switchIntent'; readonly from: string; readonly to: string }
  | { readonly rule: 'applyDefault'; readonly slot: string }
  | { readonly rule: 'fillSlot'; readonly slot: string }
  | { readonly rule: 'missSlot'; readonly slot: string; readonly failedAttempts: number }
  | {
      readonly rule: 'elicitSlot';
      readonly slot: string;
      readonly subSlot?: string;
      readonly attempt: Attempt;
    }
  | { readonly rule: 'exhaustSlotRetries'; readonly slot: string }
  | { readonly rule: 'askConfirmation'; readonly intent: string; readonly attempt: Attempt }
  | { readonly rule: 'answerConfirmation'; readonly answer: 'Yes' | 'No' }
  | { readonly rule: 'missConfirmation'; readonly failedAttempts: number }
  | { readonly rule: 'exhaustConfirmationRetries' }
  | { readonly rule: 'changeSlots'; readonly slots: readonly string[] }
  /** The name of the first condition that is true; null for the default branch. */
  | { readonly rule: 'takeBranch'; readonly branch: BranchName; readonly condition: string | null }
  | { readonly rule: 'takeNextStep'; readonly branch: BranchName; readonly action: string }
  | { readonly rule: 'skipHook'; readonly branch: BranchName }
  | { readonly rule: 'hookAnswered'; readonly action: string }
  | { readonly rule: 'hookFailed' }
  | { readonly rule: 'hookTimedOut' }
  | { readonly rule: 'activateContext'; readonly context: string }
  | { readonly rule: 'elicitIntent' }
  | { readonly rule: 'close'; readonly state: string | null };

/**
 * Serves a Lex V2 bot in this process, on a port of 127.0.0.1. Nothing is kept on disk.
 * Throws an Error whose `problems` are all that is wrong with the bot, its hooks or the port.
 */
export function startLex(options: StartLexOptions): Promise<StartedLex>;
