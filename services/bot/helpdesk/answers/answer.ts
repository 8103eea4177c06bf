import type { Passage, PassagePlace } from '../documents/passage.ts';

/** Another document that may help. */
export interface AlsoSee {
  readonly docId: string;
  readonly title: string;
  readonly place: PassagePlace;
}

/** An answer: the best passage, and the sentences of it that answer the question. */
export interface Answer {
  readonly passage: Passage;
  readonly quote: string;
  /** At most three other documents, best first. */
  readonly also: readonly AlsoSee[];
  /** The share of the question that the passage covers, 0 to 1. */
  readonly confidence: number;
}
