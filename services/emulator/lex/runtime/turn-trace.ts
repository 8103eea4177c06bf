import type { TraceStep } from '../dialog/trace-step.ts';

// The package publishes these types as they are here: they may import only what scripts/entries.mjs lists.

/** The trace of one turn: what was understood, which rules decided, what the code hooks received and returned. */
export interface TurnTrace {
  readonly at: string;
  readonly requestId: string;
  readonly operation: string;
  readonly botName: string;
  readonly botVersion: string;
  readonly localeId: string;
  /** Null if texts are redacted, as is every other member that can be null. */
  readonly sessionId: string | null;
  /** Null also for PutSession, in which the user says nothing. */
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
  readonly hooks: readonly HookTrace[];
  readonly intent: string | undefined;
  readonly state: string | undefined;
  readonly dialogAction: string | undefined;
  readonly slotToElicit: string | undefined;
  /** Slot name → value; a null value is redacted, not empty. Empty slots are left out. */
  readonly slots: Readonly<Record<string, string | null>>;
  readonly messages: readonly TraceMessage[] | null;
  readonly messageCount: number;
  readonly error: string | undefined;
  readonly ms: number;
}

/** One call of a code hook. */
export interface HookTrace {
  readonly source: string;
  /** The dialog action that the hook returned, or why its response was refused. */
  readonly outcome: string;
  readonly ms: number;
  /** The event that Lex sent to the function. */
  readonly request: object | null;
  readonly response: string | null;
}

/** A message of the bot, as Lex answers it. */
export interface TraceMessage {
  readonly content?: string | undefined;
  readonly contentType: string | undefined;
  readonly imageResponseCard?:
    | {
        readonly title: string | undefined;
        readonly subtitle?: string | undefined;
        readonly imageUrl?: string | undefined;
        readonly buttons?:
          | readonly { readonly text: string | undefined; readonly value: string | undefined }[]
          | undefined;
      }
    | undefined;
}
