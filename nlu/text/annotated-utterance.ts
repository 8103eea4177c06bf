/** A value of a slot type among the words of an utterance: `end` exclusive, in words. */
export interface ValueSpan {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** The words of an utterance, and which of them are values of slot types. */
export interface AnnotatedUtterance {
  readonly words: readonly string[];
  readonly values: readonly ValueSpan[];
}
