import type { CardKind } from '../../bot/helpdesk/conversations/card.ts';
import type { TurnRecord } from '../../bot/helpdesk/conversations/turn-record.ts';

/** What a conversation came to: the kinds of its replies, without those that only go on with a form. */
export type ChatOutcome = Extract<
  CardKind,
  'answer' | 'didYouMean' | 'refusal' | 'ticket' | 'urgent'
>;

export interface ChatFilter {
  /** Days on which the conversation began, both counted; the last 30 if neither is given. At most 366. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** All its words are in what was said or replied, or in a rating, in any order and case. At most 200 characters. */
  readonly text?: string | undefined;
  readonly outcome?: ChatOutcome | undefined;
  /** From 0. */
  readonly page?: number | undefined;
  /** 1 to 200; 50 if not given. */
  readonly pageSize?: number | undefined;
}

export interface ChatSummary {
  /** sha256 of the session id. */
  readonly conversation: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly lastAt: string;
  /** What was said, the greeting not counted. */
  readonly turns: number;
  /** In the order in which they came, each once. */
  readonly outcomes: readonly ChatOutcome[];
  readonly ticketIds: readonly string[];
  /** What was said first, redacted, at most 200 characters. */
  readonly firstSaid: string;
}

export interface ChatPage {
  readonly from: string;
  readonly to: string;
  /** Whose days these are. */
  readonly timeZone: string;
  /** Newest first. */
  readonly chats: readonly ChatSummary[];
  /** How many match in all, in what was searched. */
  readonly count: number;
  readonly page: number;
  readonly pageSize: number;
  readonly searched: { readonly done: number; readonly total: number };
  /** Set if there were more conversations than one search reads: those that began before were left out. ISO 8601, UTC. */
  readonly searchedSince: string | null;
  readonly unreadable: readonly { readonly key: string; readonly why: string }[];
}

/** A turn as it is stored: redacted. Without what only the chat function needs. */
export type ChatTurn = Pick<
  TurnRecord,
  | 'turn'
  | 'state'
  | 'at'
  | 'repliedAt'
  | 'said'
  | 'messages'
  | 'rating'
  | 'handoff'
  | 'intent'
  | 'reference'
>;

export interface ChatTranscript extends ChatSummary {
  readonly transcript: readonly ChatTurn[];
}
