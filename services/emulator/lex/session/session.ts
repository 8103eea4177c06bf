import type { DialogAction, Message, RuntimeHints } from '@aws-sdk/client-lex-runtime-v2';

/** A slot as the runtime API shows it. */
export interface SlotValue {
  shape: 'Scalar' | 'List' | 'Composite';
  value?: { originalValue: string; interpretedValue: string; resolvedValues: string[] };
  values?: SlotValue[];
  subSlots?: Record<string, SlotValue>;
}

/** Slots by name; null if nothing fills a slot. */
export type Slots = Record<string, SlotValue | null>;

export const INTENT_STATES = [
  'Failed',
  'Fulfilled',
  'InProgress',
  'ReadyForFulfillment',
  'Waiting',
  'FulfillmentInProgress',
] as const;
export type IntentState = (typeof INTENT_STATES)[number];

export const CONFIRMATION_STATES = ['Confirmed', 'Denied', 'None'] as const;
export type ConfirmationState = (typeof CONFIRMATION_STATES)[number];

export interface SessionIntent {
  name: string;
  slots: Slots;
  state: IntentState;
  confirmationState: ConfirmationState;
}

/** An active context. It ends at a point in time; the API counts the remaining seconds. */
export interface LiveContext {
  name: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  turnsToLive: number;
  contextAttributes: Record<string, string>;
}

/** The state of the dialog between two turns; plain data. */
export interface DialogSession {
  intent?: SessionIntent;
  /** The last dialog action; absent at the start. */
  dialogAction?: DialogAction;
  /** Consecutive replies that did not answer the pending prompt. */
  failedAttempts: number;
  sessionAttributes: Record<string, string>;
  activeContexts: LiveContext[];
  runtimeHints?: RuntimeHints;
  originatingRequestId: string;
}

/** An intent that an utterance may express. */
export interface Candidate {
  readonly intent: string;
  /** 0..1; 1 for a sample utterance, word for word. */
  readonly score: number;
  readonly slots: Readonly<Record<string, SlotValue>>;
  readonly why: readonly string[];
}

export type Messages = readonly Message[];

/** Returns a session without any turn. */
export function newSession(originatingRequestId: string): DialogSession {
  return { failedAttempts: 0, sessionAttributes: {}, activeContexts: [], originatingRequestId };
}
