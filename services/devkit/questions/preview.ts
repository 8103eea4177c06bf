import type { Change } from './change.ts';

/** What became of a judged question. */
export type Outcome = 'right' | 'wrong' | 'offered' | 'offeredWithoutIt' | 'refused';

/** Shares of the questions that a page answers, and of those that none does; 0 to 1. */
export interface Rates {
  /** Answered rightly, or the right section is among those offered. */
  readonly helped: number;
  readonly answered: number;
  /** Answered from a wrong section. */
  readonly wrong: number;
  /** Refused although a page answers. */
  readonly refusedKnown: number;
  /** Answered although no page does. */
  readonly noneAnswered: number;
  readonly noneOffered: number;
}

/** What a change would do. */
export interface Preview {
  readonly change: Change;
  /** Of the object that would be written; `save` takes it. */
  readonly version: string;
  /** "Fixes 4, breaks 0.": judged questions, and turns of golden conversations. */
  readonly summary: string;
  readonly needsDeploy: boolean;
  readonly relevance: RelevanceComparison;
  readonly conversations: ConversationComparison;
  /** Of an utterance, where a bot can be trained: which intents are recognised. */
  readonly intents?: IntentComparison;
  /** The question of the change, and those that were asked for with it. */
  readonly questions: readonly QuestionComparison[];
  readonly elapsedMs: number;
}

/** The relevance set (`seed/relevance`), without and with the change. */
export interface RelevanceComparison {
  readonly asked: number;
  /** Of questions about pages that this bot does not have. They are not asked. */
  readonly skipped: number;
  readonly before: Rates;
  readonly after: Rates;
  /** Well replied to now: a right section, or a refusal if no page answers. */
  readonly fixes: readonly RelevanceDifference[];
  readonly breaks: readonly RelevanceDifference[];
  /** Replied to otherwise, and neither fixed nor broken. */
  readonly others: readonly RelevanceDifference[];
}

export interface RelevanceDifference {
  readonly id: string;
  readonly question: string;
  /** `documents/a.md#anchor`; none if the question must be refused. */
  readonly wanted: readonly string[];
  readonly before: RelevanceReply;
  readonly after: RelevanceReply;
}

export interface RelevanceReply extends ShortReply {
  readonly outcome: Outcome;
}

/** A reply, shortened to which sections it shows. */
export interface ShortReply {
  readonly kind: 'answer' | 'offer' | 'refusal';
  readonly sections: readonly {
    readonly passageId: string;
    readonly section: string;
    readonly place: string;
  }[];
}

/** The turns of the golden conversations that pages reply to (`seed/conversations`), without and with the change. */
export interface ConversationComparison {
  readonly turns: number;
  readonly fixes: readonly TurnDifference[];
  readonly breaks: readonly TurnDifference[];
}

export interface TurnDifference {
  readonly conversation: string;
  /** From 1. */
  readonly turn: number;
  readonly say: string;
  /** What is not as it should be. */
  readonly problems: readonly string[];
}

/** The labelled utterances (`seed/tests/utterances.tsv`), with the bot as it is and with one more utterance. */
export interface IntentComparison {
  readonly asked: number;
  /** Share of those with an intent that got it, 0 to 1. */
  readonly before: number;
  readonly after: number;
  readonly fixes: readonly IntentDifference[];
  readonly breaks: readonly IntentDifference[];
}

export interface IntentDifference {
  readonly text: string;
  /** `oos` if it should get none. */
  readonly intent: string;
  /** What it got: of a fix before, otherwise after. Undefined if none. */
  readonly found?: string;
}

export interface QuestionComparison {
  readonly question: string;
  readonly before: ShortReply;
  readonly after: ShortReply;
}

export interface PreviewProgress {
  readonly step: 'pages' | 'without' | 'with';
  readonly done: number;
  readonly of: number;
}
