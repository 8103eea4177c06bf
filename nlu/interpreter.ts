/** The port of the NLU: the definition of a bot, and interpretations of utterances. Knows neither Lex nor AWS. */

/** A span of the original text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value that a recogniser found in a text. */
export interface RecognisedValue {
  readonly span: Span;
  /** Canonical values, best first; empty if the text stands for itself. */
  readonly resolved: readonly string[];
  /** False for approximate matches (a typo, an unlisted word). */
  readonly isExact: boolean;
}

/** Finds values of one slot type in a text. Must be linear in its length, and never throw. */
export interface SlotRecogniser {
  recognise(text: string, context: RecognitionContext): readonly RecognisedValue[];
}

export interface RecognitionContext {
  readonly now: Date;
  readonly timeZone: string;
}

/** A list type: canonical values with their synonyms, recognised by the NLU itself. */
export interface ListSlotType {
  readonly kind: 'list';
  readonly values: readonly { readonly value: string; readonly synonyms: readonly string[] }[];
  /** Accept one typo in a value of four letters or more. */
  readonly toleratesTypos: boolean;
  /** Only listed values and synonyms fill the slot; otherwise other words do, too. */
  readonly isClosed: boolean;
}

/** A type with a recogniser of its own (dates, numbers, e-mail addresses …). */
export interface RecognisedSlotType {
  readonly kind: 'recogniser';
  readonly recogniser: SlotRecogniser;
  /** A few values, for expanding templates in training. */
  readonly examples: readonly string[];
}

/** A type without a list: any words in the slot's place in a template. */
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
  /** The only intents to rank; all if absent. */
  readonly candidates?: readonly string[];
  /** The slot being elicited, which is filled first. */
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
  /** Calibrated probability in 0..1; 1 for an exact match of a sample utterance. */
  readonly confidence: number;
  readonly slots: readonly SlotFinding[];
  /** Reasons, strongest first: an exact template, or features with their weights. */
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
  /** Returns the values of one slot type in a reply to a prompt for it. */
  recognise(
    slotType: string,
    text: string,
    context: RecognitionContext,
  ): readonly RecognisedValue[];
}
