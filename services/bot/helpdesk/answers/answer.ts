import type { Passage, Place } from '../documents/passage.ts';

/** Another document that may help. */
export interface AlsoSee {
  readonly docId: string;
  readonly title: string;
  readonly place: Place;
}

/** An answer: the passage that fits best, and the sentences of it that answer. */
export interface Answer {
  readonly passage: Passage;
  readonly quote: string;
  /** At most three other documents, the best first. */
  readonly also: readonly AlsoSee[];
  /** Share of what was asked about that the passage has, 0 to 1. */
  readonly confidence: number;
}
