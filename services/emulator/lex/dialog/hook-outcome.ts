import type { Message, RuntimeHints } from '@aws-sdk/client-lex-runtime-v2';
import type { ConfirmationState, IntentState, LiveContext, SlotValue } from '../session/session.ts';

/** What a code hook answered, checked against the response contract and the bot. */
export interface HookResponse {
  readonly dialogAction: HookAction;
  readonly intent?: HookIntent;
  /** Present: replaces the whole map. */
  readonly sessionAttributes?: Readonly<Record<string, string>>;
  readonly activeContexts?: readonly LiveContext[];
  readonly runtimeHints?: RuntimeHints;
  readonly requestAttributes?: Readonly<Record<string, string>>;
  readonly messages: readonly Message[];
}

export type HookAction =
  | { readonly type: 'Delegate' | 'ElicitIntent' | 'ConfirmIntent' | 'Close' }
  | {
      readonly type: 'ElicitSlot';
      readonly slotToElicit: string;
      readonly subSlotToElicit?: string;
    };

export interface HookIntent {
  readonly name: string;
  /** Absent: slots stay; a slot that isn't mentioned in it is empty. */
  readonly slots?: Readonly<Record<string, SlotValue | null>>;
  readonly state?: IntentState;
  readonly confirmationState?: ConfirmationState;
}

export type HookOutcome =
  | { readonly kind: 'answered'; readonly response: HookResponse }
  /** Threw, could not be called, or broke the contract; `reason` is Lex's own sentence. */
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'timedOut'; readonly reason: string };
