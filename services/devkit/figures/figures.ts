import type { Day } from '../../bot/helpdesk/hours/office-hours.ts';

/** Days of the office hours' time zone, both counted: `{from: '2026-11-24', to: '2026-11-30'}` are seven. */
export interface FiguresRange {
  readonly from: string;
  readonly to: string;
}

/** What became of questions. `questions` is the sum of `answered`, `offered` and `refused`. */
export interface QuestionCounts {
  readonly questions: number;
  /** Answered at once. */
  readonly answered: number;
  /** "Did you mean": sections were offered. */
  readonly offered: number;
  /** Of those that were offered: a section was chosen before anything else was asked. */
  readonly chosen: number;
  readonly refused: number;
  /** The last question before a ticket in the same conversation. */
  readonly ticketed: number;
  /** The last question before a person took over the conversation. */
  readonly handedOver: number;
  /** Answered or chosen, and neither ticketed nor handed over. */
  readonly deflected: number;
}

/** What else happened. */
export interface OtherCounts {
  readonly tickets: number;
  readonly urgentTickets: number;
  /**
   * Replies with whom to call: to words of crisis, danger, harassment, phishing or a stolen account, and to what begins too
   * soon for an e-mail. Events don't say which.
   */
  readonly urgent: number;
  /** Conversations that a person took over. */
  readonly handOvers: number;
  /** Replies whose last rating is a thumb up. */
  readonly helpful: number;
  /** Replies whose last rating is a thumb down. */
  readonly unhelpful: number;
}

export type Counts = QuestionCounts & OtherCounts;

export interface ConversationCounts {
  /** With at least one event. */
  readonly conversations: number;
  /** With at least one question. */
  readonly asked: number;
  /** Of those, without a ticket and a hand-over, and with at least one question that was answered or chosen. */
  readonly deflected: number;
}

/** Times in milliseconds: null if nothing was measured. */
export interface Times {
  readonly count: number;
  readonly median: number | null;
  /** Nine of ten are not longer. */
  readonly ninety: number | null;
}

/** A question without a good answer. Its text is in the conversation, for as long as that is kept. */
export interface UnansweredQuestion {
  /** sha256 of the session id: `conversations/<conversation>/<turn>.json` has the text. */
  readonly conversation: string;
  /** Null if the client was no chat of ours, whose turns have no numbers. */
  readonly turn: number | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** `refused`; `offered` and nothing chosen; `unhelpful`: answered, and the last rating is a thumb down. */
  readonly why: 'refused' | 'offered' | 'unhelpful';
  readonly topic: string;
  readonly passageId: string | null;
  readonly locale: string;
  /** What was asked, redacted. Only where staff read it, and only as long as its chat is kept; never in a file. */
  readonly text?: string;
  /** Set if the question led to a ticket. */
  readonly ticketId: string | null;
}

export interface Figures {
  readonly total: Counts;
  readonly conversations: ConversationCounts;
  /** From the first question of a conversation to the end of the first reply that answers. */
  readonly timeToFirstAnswer: Times;
  /** One for each day of the range. */
  readonly byDay: readonly (Counts & { readonly day: string })[];
  /** 24, by the clock of the time zone. */
  readonly byHour: readonly (Counts & { readonly hour: number })[];
  /** Seven, Monday first. */
  readonly byWeekday: readonly (Counts & { readonly weekday: Day })[];
  /** Most questions first. The topic is '' for what was refused, and for pages without one. */
  readonly byTopic: readonly (QuestionCounts & { readonly topic: string })[];
  /** Teams that got tickets, most first. */
  readonly byTeam: readonly TeamCounts[];
  /** Categories of tickets, most first. */
  readonly byCategory: readonly CategoryCounts[];
  /** The newest, at most 500. */
  readonly unanswered: readonly UnansweredQuestion[];
  /** How many there are. */
  readonly unansweredCount: number;
}

export interface TeamCounts {
  readonly team: string;
  readonly tickets: number;
  readonly urgentTickets: number;
}

export interface CategoryCounts {
  readonly category: string;
  readonly tickets: number;
  readonly urgentTickets: number;
}

/** The period before, of as many days; if the range is not over, only as much of it as has passed of the range. */
export interface PeriodBefore extends FiguresRange {
  /** Up to this moment; ISO 8601, UTC. */
  readonly until: string;
  readonly total: Counts;
  readonly conversations: ConversationCounts;
  readonly timeToFirstAnswer: Times;
}

/** How the events were read. */
export interface EventsRead {
  /** Requests to S3, with the lists. */
  readonly requests: number;
  readonly events: number;
  /** Lines and objects that are no events. */
  readonly unreadable: number;
  /**
   * Set if there were too many loose events: those since then are not counted yet. The outbox function moves them, every five
   * minutes. ISO 8601, UTC.
   */
  readonly countedUntil: string | null;
}

/** The figures of a range of days, and of the period before. */
export interface FiguresReport extends FiguresRange {
  readonly timeZone: string;
  /** When they were read; ISO 8601, UTC. */
  readonly at: string;
  readonly figures: Figures;
  readonly before: PeriodBefore;
  readonly read: EventsRead;
}
