/** The words of an utterance that are a value of a slot type: word indices, `end` exclusive. */
export interface ValueSpan {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** The words of an utterance, with the slot values among them. */
export interface AnnotatedUtterance {
  readonly words: readonly string[];
  readonly values: readonly ValueSpan[];
}
