import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import type { HookRecord } from '../code-hook/call-hook.ts';
import type { TraceStep } from '../dialog/trace-step.ts';

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
  readonly messages: readonly Message[] | null;
  readonly messageCount: number;
  readonly error: string | undefined;
  readonly ms: number;
}

export interface HookTrace {
  readonly source: string;
  /** The dialog action that the hook returned, or why its response was refused. */
  readonly outcome: string;
  readonly ms: number;
  readonly request: HookRecord['event'] | null;
  readonly response: string | null;
}
