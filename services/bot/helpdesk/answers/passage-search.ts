import type { Passage } from '../documents/passage.ts';

/** Something that a question asks about: a word, or a phrase with its usual other forms. */
export interface Concept {
  /** As it was asked, in lower case. */
  readonly asked: string;
  /** The forms that count as the same, `asked` among them. */
  readonly forms: readonly string[];
}

/** How common concepts are among the passages. */
export interface Frequencies {
  /** How many passages there are. */
  readonly passages: number;
  /** For each concept, in their order: how many passages have it. */
  readonly byConcept: readonly number[];
}

/** A concept to look for, and whether a word near it counts too (for a word that no passage has). */
export interface SoughtConcept extends Concept {
  readonly isFuzzy: boolean;
}

export interface PassageHit {
  readonly passage: Passage;
  readonly score: number;
  /** Which of the sought concepts the passage has, by their order. */
  readonly has: readonly boolean[];
}

/** What a search has found. */
export interface Found {
  /** How common the concepts are, as they were asked. */
  readonly frequencies: Frequencies;
  /** The passages that fit best, the best first; concepts that stand together count extra. */
  readonly hits: readonly PassageHit[];
}

/** Searches the passages of all indexed documents. */
export interface PassageSearch {
  find(concepts: readonly SoughtConcept[], limit: number): Promise<Found>;
}
