import type { Message, RuntimeHints } from '@aws-sdk/client-lex-runtime-v2';
import type { ConfirmationState, IntentState, LiveContext, SlotValue } from '../session/session.ts';

/**
 * A code hook's response, checked against the response format and the bot.
 * https://docs.aws.amazon.com/lexv2/latest/dg/lambda-response-format.html
 */
export interface HookResponse {
  readonly dialogAction: HookAction;
  readonly intent?: HookIntent;
  /** Replaces the whole map if present. */
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
  /** Absent: slots stay as they are. Present: a slot that it doesn't mention is empty. */
  readonly slots?: Readonly<Record<string, SlotValue | null>>;
  readonly state?: IntentState;
  readonly confirmationState?: ConfirmationState;
}

export type HookOutcome =
  | { readonly kind: 'answered'; readonly response: HookResponse }
  /** Threw, could not be called, or broke the response format; `reason` is Lex's own sentence. */
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'timedOut'; readonly reason: string };
