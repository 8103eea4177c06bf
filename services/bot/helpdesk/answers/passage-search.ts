import type { Passage } from '../documents/passage.ts';

/** Something that a question asks about: a word or phrase, with its alternative forms. */
export interface Concept {
  /** The form in the question, in lower case. */
  readonly asked: string;
  /** The forms that count as equal, including `asked`. */
  readonly forms: readonly string[];
}

/** How frequent concepts are among the passages. */
export interface Frequencies {
  /** The number of passages. */
  readonly passages: number;
  /** For each concept, in order, the number of passages that contain it. */
  readonly byConcept: readonly number[];
}

/** A concept to search for, and whether similar words match too (for a word that no passage contains). */
export interface QueryConcept extends Concept {
  readonly isFuzzy: boolean;
}

/** A question as it is searched for. */
export interface PassageQuery {
  /** All its words. */
  readonly text: string;
  readonly concepts: readonly QueryConcept[];
}

export interface PassageHit {
  readonly passage: Passage;
  readonly score: number;
  /** For each concept of the query, in order, whether the passage contains it. */
  readonly has: readonly boolean[];
}

export interface PassageSearchResult {
  /** How frequent the concepts are, exactly as asked. */
  readonly frequencies: Frequencies;
  /** The best passages, best first. Concepts that occur next to each other score extra. */
  readonly hits: readonly PassageHit[];
}

/** Searches the passages of all indexed documents. */
export interface PassageSearch {
  /** Resolves with undefined if there is no passage of this id. */
  get(id: string): Promise<Passage | undefined>;
  find(question: PassageQuery, limit: number): Promise<PassageSearchResult>;
}
