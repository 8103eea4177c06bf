import type { Passage, PassagePlace } from '../documents/passage.ts';

/** Another section that may help. */
export interface AlsoSee {
  readonly docId: string;
  readonly title: string;
  readonly place: PassagePlace;
}

/** An answer: the best passage, and the sentences of it that answer the question. */
export interface Answer {
  readonly passage: Passage;
  readonly quote: string;
  /** The place at which the quote begins, if not that of the passage: a cue of a video. */
  readonly place?: PassagePlace;
  /** At most two other sections, best first. */
  readonly also: readonly AlsoSee[];
  /** How likely it is that the passage answers, 0 to 1. */
  readonly confidence: number;
}

/** Sections that may help, none of them surely the answer. */
export interface Offer {
  readonly kind: 'offer';
  /** At most three, best first. */
  readonly sections: readonly Passage[];
  /** What was asked about that the sections are about, in the person's words. */
  readonly about: readonly string[];
  /** What none of them is about. */
  readonly missing: readonly string[];
  readonly confidence: number;
}

/** Nothing answers. */
export interface Refusal {
  readonly kind: 'refusal';
  /** What was asked about, in the person's words. Empty if nothing was understood. */
  readonly about: readonly string[];
}

/** What is replied to a question: an answer, or one for each of two questions; an offer; or a refusal. */
export type AnswerReply =
  | {
      readonly kind: 'answer';
      readonly answers: readonly Answer[];
      /** What there is for the other of two questions, if only one has an answer. */
      readonly rest?: Offer | Refusal;
    }
  | Offer
  | Refusal;
