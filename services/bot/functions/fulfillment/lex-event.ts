/** The parts of Lex V2's code hook event, message version 1.0, that this function reads. */
export interface LexEvent {
  readonly messageVersion: string;
  readonly invocationSource: 'DialogCodeHook' | 'FulfillmentCodeHook';
  readonly sessionId: string;
  readonly inputTranscript: string;
  readonly sessionState: {
    readonly intent: LexIntent;
    /** One a conversation: made with the first request of a session. */
    readonly originatingRequestId?: string;
  };
}

export interface LexIntent {
  readonly name: string;
  readonly slots?: LexSlots | null;
  readonly state?: string;
  readonly confirmationState?: string;
}

/** By slot name; null while a slot is empty. */
export type LexSlots = Readonly<Record<string, LexSlot | null>>;

export interface LexSlot {
  readonly shape?: string;
  readonly value?: {
    readonly originalValue?: string;
    readonly interpretedValue?: string | null;
    readonly resolvedValues?: readonly string[];
  };
}

/** Throws TypeError where something other than a Lex V2 code hook event comes in. */
export function assertLexEvent(event: unknown): asserts event is LexEvent {
  const { messageVersion, invocationSource, inputTranscript, sessionId, sessionState } = (event ??
    {}) as Partial<LexEvent>;
  if (messageVersion !== '1.0' || typeof sessionState?.intent?.name !== 'string') {
    throw new TypeError('This function takes Lex V2 code hook events, messageVersion "1.0", only');
  }
  if (invocationSource !== 'DialogCodeHook' && invocationSource !== 'FulfillmentCodeHook') {
    throw new TypeError(`Unknown invocationSource "${invocationSource}"`);
  }
  if (typeof inputTranscript !== 'string' || typeof sessionId !== 'string') {
    throw new TypeError('The event has no inputTranscript or no sessionId');
  }
}

/** What Lex understood a slot to be; an empty text while it has none. */
export function slotValue(slots: LexSlots, name: string): string {
  const value = slots[name]?.value;
  return value?.interpretedValue ?? value?.originalValue ?? '';
}
