/** The port of the NLU: what a bot's owner hands in, and what comes back. Knows neither Lex nor AWS. */

/** A stretch of the original text, UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One value that a recogniser found in a text. */
export interface RecognisedValue {
  readonly span: Span;
  /** Canonical values, best first; empty where the text stands for itself. */
  readonly resolved: readonly string[];
  /** False when the value was only nearly matched (a typo, an unlisted word). */
  readonly isExact: boolean;
}

/** Finds values of one slot type in a text; linear in its length, never throws. */
export interface SlotRecogniser {
  recognise(text: string, context: RecognitionContext): readonly RecognisedValue[];
}

export interface RecognitionContext {
  readonly now: Date;
  readonly timeZone: string;
}

/** A list type: canonical values with their synonyms. The NLU builds its recogniser. */
export interface ListSlotType {
  readonly kind: 'list';
  readonly values: readonly { readonly value: string; readonly synonyms: readonly string[] }[];
  /** Accept one typo in a value of four letters or more. */
  readonly toleratesTypos: boolean;
  /** Only listed values and synonyms fill the slot; otherwise similar text does too. */
  readonly isClosed: boolean;
}

/** A type recognised by code that is handed in (dates, numbers, e-mail addresses …). */
export interface RecognisedSlotType {
  readonly kind: 'recogniser';
  readonly recogniser: SlotRecogniser;
  /** A few values, to expand templates with while training. */
  readonly examples: readonly string[];
}

/** A type without a list: any words that stand where the template has the slot. */
export interface OpenSlotType {
  readonly kind: 'open';
  readonly examples: readonly string[];
}

export type SlotType = ListSlotType | RecognisedSlotType | OpenSlotType;

export interface IntentSpec {
  readonly intent: string;
  readonly description?: string;
  /** Sample utterances; `{Slot}` stands for a value of that slot. */
  readonly utterances: readonly string[];
  /** Slot name → slot type name. */
  readonly slots: Readonly<Record<string, string>>;
}

export interface ModelSpec {
  readonly locale: string;
  readonly intents: readonly IntentSpec[];
  readonly slotTypes: Readonly<Record<string, SlotType>>;
}

export interface InterpretationHints {
  /** Intents that may be ranked; all when absent. */
  readonly candidates?: readonly string[];
  /** The slot being asked for, whose values are looked for first. */
  readonly elicited?: { readonly intent: string; readonly slot: string };
  /** Below this confidence the best intent is reported as rejected. */
  readonly threshold?: number;
  readonly now: Date;
  readonly timeZone: string;
}

export interface SlotFinding {
  readonly slot: string;
  readonly span: Span;
  readonly original: string;
  readonly resolved: readonly string[];
}

export interface RankedIntent {
  readonly intent: string;
  /** Calibrated probability in 0..1; 1 for a sample utterance said word by word. */
  readonly confidence: number;
  readonly slots: readonly SlotFinding[];
  /** What spoke for it, most telling first: an exact template, or features with their weights. */
  readonly why: readonly string[];
}

export interface Interpretation {
  /** Best first. */
  readonly ranked: readonly RankedIntent[];
  readonly rejected?: 'belowThreshold' | 'gibberish';
  /** Confidence of the best minus that of the runner-up. */
  readonly margin: number;
}

export interface Interpreter {
  interpret(text: string, hints: InterpretationHints): Interpretation;
  /** Values of one slot type in a text that answers a prompt for it. */
  recognise(
    slotType: string,
    text: string,
    context: RecognitionContext,
  ): readonly RecognisedValue[];
}
