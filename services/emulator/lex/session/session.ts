import type { DialogAction, Message, RuntimeHints } from '@aws-sdk/client-lex-runtime-v2';

/** A slot as the runtime API shows it; null where nothing fills it. */
export interface SlotValue {
  shape: 'Scalar' | 'List' | 'Composite';
  value?: { originalValue: string; interpretedValue: string; resolvedValues: string[] };
  values?: SlotValue[];
  subSlots?: Record<string, SlotValue>;
}

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

/** A context with its end as a point in time; the API counts the seconds that are left. */
export interface LiveContext {
  name: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  turnsToLive: number;
  contextAttributes: Record<string, string>;
}

/** What the dialog engine knows between two turns; plain data. */
export interface DialogSession {
  intent?: SessionIntent;
  /** What was last asked; absent at the start. */
  dialogAction?: DialogAction;
  /** Answers that the pending prompt has not understood so far. */
  failedAttempts: number;
  sessionAttributes: Record<string, string>;
  activeContexts: LiveContext[];
  runtimeHints?: RuntimeHints;
  originatingRequestId: string;
}

/** One intent that the understanding offers, best first. */
export interface Candidate {
  readonly intent: string;
  /** 0..1; 1 for a sample utterance said word by word. */
  readonly score: number;
  readonly slots: Readonly<Record<string, SlotValue>>;
  readonly why: readonly string[];
}

export type Messages = readonly Message[];

/** A session that nothing has been said in. */
export function newSession(originatingRequestId: string): DialogSession {
  return { failedAttempts: 0, sessionAttributes: {}, activeContexts: [], originatingRequestId };
}
