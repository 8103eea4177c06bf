import type { Change } from './change.ts';
import type { Explanation } from './explanation/explain.ts';
import type { Preview, PreviewProgress, ShortReply } from './preview.ts';

/**
 * What staff do about questions that were not answered well. All that goes in and comes out is JSON, because it is an HTTP
 * API under `/console/api/questions` too. Every call throws QuestionsError.
 */
export interface Questions {
  /** `GET /?days=7&kinds=unanswered,doubted&topic=`: what was asked and not answered well, grouped by meaning. */
  list(filter: QuestionFilter): Promise<QuestionList>;
  /** `GET /candidates?question=`: what the bot replies now, which sections it found, and how it judged them. */
  candidates(question: string): Promise<Explanation>;
  /** `GET /sections?find=`: sections by the words of their title, heading and text; 20 at most, best first. */
  sections(find: string): Promise<readonly SectionChoice[]>;
  /** `GET /rules`: the pins, blocks and synonyms in effect. */
  rules(): Promise<Rules>;
  /** `POST /preview` `{change, questions?}`: what a change would do, before it is saved. Cancelled by its signal (AbortError). */
  preview(change: Change, options?: PreviewOptions): Promise<Preview>;
  /**
   * `POST /changes` `{change, version?}`: saves. With the `version` of a preview it fails with code `changed` if somebody
   * has changed the same object since; without, it is added to what is there. Nobody's change is ever lost.
   */
  save(change: Change, options?: SaveOptions): Promise<Saved>;
}

export type QuestionKind = 'unanswered' | 'doubted' | 'unhelpful';

export interface QuestionFilter {
  /** Today and as many days before, 1 to 90. Default 7. */
  readonly days?: number;
  /** Default all. `doubted` is "did you mean", and an answer that was little more likely than an answer needs. */
  readonly kinds?: readonly QuestionKind[];
  readonly topic?: string;
  /** Whether the first 60 groups are asked again, for `repliedNow`. Default false: each is a search. */
  readonly asksAgain?: boolean;
}

export interface QuestionList {
  /** ISO 8601. */
  readonly from: string;
  readonly until: string;
  /** Those asked most first; of those asked equally often, the last asked first. */
  readonly groups: readonly QuestionGroup[];
  /** How many questions were found, by kind. One that is of two kinds counts for both. */
  readonly counts: Readonly<Record<QuestionKind, number>>;
  /** Questions whose conversation is deleted or expired: they count, and nobody can read them. */
  readonly withoutText: number;
  /** Older ones that were left out: at most 3,000 different questions are grouped. */
  readonly leftOut: number;
}

/** Questions that mean the same. */
export interface QuestionGroup {
  /** The same as long as the same question is its most typical one. */
  readonly id: string;
  /** The most typical of them, redacted. */
  readonly question: string;
  readonly count: number;
  readonly counts: Readonly<Record<QuestionKind, number>>;
  /** ISO 8601. */
  readonly lastAsked: string;
  /**
   * That of the sections that were shown for them, or else a guess: the queue whose messages they are clearly like. Undefined if
   * there is neither.
   */
  readonly topic?: string;
  /** What the bot replies to the question now; undefined if it was not asked again. */
  readonly repliedNow?: ShortReply['kind'];
  /** At most 10, the last first, each wording once. */
  readonly examples: readonly QuestionExample[];
}

export interface QuestionExample {
  readonly text: string;
  readonly kinds: readonly QuestionKind[];
  /** ISO 8601. */
  readonly at: string;
  /** How often it was asked in just these words. */
  readonly count: number;
  /** `conversations/<conversation>/<turn, 4 digits>.json`. */
  readonly conversation: string;
  readonly turn: number;
  /** What was shown, if anything was. */
  readonly passageId?: string;
  readonly confidence?: number;
  /** Why a reply got a thumb down, one of FEEDBACK_REASONS, if the client said. Only of kind `unhelpful`. */
  readonly reason?: string;
  /** What the client wrote with it, redacted. */
  readonly comment?: string;
}

/** A section to choose. */
export interface SectionChoice {
  readonly passageId: string;
  readonly docId: string;
  /** "Page: Heading". */
  readonly section: string;
  /** `documents/a.md#anchor`. */
  readonly place: string;
  /** The beginning of the text, at most 300 characters. */
  readonly text: string;
}

export interface Rules {
  readonly pins: readonly Rule[];
  readonly blocks: readonly Rule[];
  readonly synonyms: readonly SynonymRule[];
  /** Why `content/answers.json` or `content/synonyms.json` is ignored as a whole: a line for each problem. */
  readonly problems: readonly string[];
}

export interface Rule {
  readonly question: string;
  readonly passageId: string;
  /** "Page: Heading"; undefined if there is no such section any more: then it is ignored. */
  readonly section?: string;
}

export interface SynonymRule {
  readonly says: readonly string[];
  readonly means: string;
}

export interface PreviewOptions {
  /** More questions to compare before and after, such as those of the group; at most 20. */
  readonly questions?: readonly string[];
  readonly onProgress?: (progress: PreviewProgress) => void;
  readonly signal?: AbortSignal;
}

export interface SaveOptions {
  /** `Preview.version`. */
  readonly version?: string;
}

export interface Saved {
  /** When it is in effect: within a minute, once the page is indexed, or with the next deploy. */
  readonly effect: 'withinAMinute' | 'indexed' | 'indexing' | 'needsDeploy';
  /** The object that was written, and its version if the bucket keeps versions; undefined if none was. */
  readonly object?: { readonly key: string; readonly versionId?: string };
  /**
   * The patch to review, as `git apply` takes it; locally as a file, `DATA_DIR/changes/<time>-<slug>.patch`. A deployed bot has
   * one for its developers only: of an utterance. None for a document that is not in the checkout.
   */
  readonly patch?: { readonly file?: string; readonly text: string };
  /** Whether anything is different from before: a pin that is there already changes nothing. */
  readonly isChanged: boolean;
}
