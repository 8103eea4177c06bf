/** The parts of a Lex V2 code hook event (message version 1.0) that this function reads. */
export interface LexEvent {
  readonly messageVersion: string;
  readonly invocationSource: 'DialogCodeHook' | 'FulfillmentCodeHook';
  readonly sessionId: string;
  readonly inputTranscript: string;
  readonly bot?: { readonly localeId?: string };
  readonly requestAttributes?: Readonly<Record<string, string>> | null;
  readonly sessionState: {
    readonly intent: LexIntent;
    /** Identifies a conversation: created with the first request of a session. */
    readonly originatingRequestId?: string;
    readonly sessionAttributes?: Readonly<Record<string, string>> | null;
  };
}

export interface LexIntent {
  readonly name: string;
  readonly slots?: LexSlots | null;
  readonly state?: string;
  readonly confirmationState?: string;
}

/** Slots by name; null while a slot is empty. */
export type LexSlots = Readonly<Record<string, LexSlot | null>>;

export interface LexSlot {
  readonly shape?: string;
  readonly value?: {
    readonly originalValue?: string;
    readonly interpretedValue?: string | null;
    readonly resolvedValues?: readonly string[];
  };
}

/** Throws a TypeError unless the event is a Lex V2 code hook event. */
export function assertLexEvent(event: unknown): asserts event is LexEvent {
  const { messageVersion, invocationSource, inputTranscript, sessionId, sessionState } = (event ??
    {}) as Partial<LexEvent>;
  if (messageVersion !== '1.0' || typeof sessionState?.intent?.name !== 'string') {
    throw new TypeError(
      'This function accepts only Lex V2 code hook events with messageVersion "1.0"',
    );
  }
  if (invocationSource !== 'DialogCodeHook' && invocationSource !== 'FulfillmentCodeHook') {
    throw new TypeError(`Unknown invocationSource "${invocationSource}"`);
  }
  if (typeof inputTranscript !== 'string' || typeof sessionId !== 'string') {
    throw new TypeError('The event has no inputTranscript or no sessionId');
  }
}

/** Returns the interpreted value of a slot, or an empty string while it has none. */
export function slotValue(slots: LexSlots, name: string): string {
  const value = slots[name]?.value;
  return value?.interpretedValue ?? value?.originalValue ?? '';
}
