export const EVENT_KINDS = [
  'answer',
  'didYouMean',
  'refusal',
  'ticket',
  'rating',
  'handoff',
  'urgent',
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/** What became of a turn, for figures. It has no words of the client and no personal data. */
export interface AnalyticsEvent {
  readonly v: 1;
  /** A UUID: figures count an event once. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly kind: EventKind;
  /** sha256 of the session id: the folder of the conversation's turns. */
  readonly conversation: string;
  /** The number of the turn, if the client says it. */
  readonly turn?: number;
  /** Which of two questions in one turn; missing if there is only one. */
  readonly part?: number;
  readonly intent: string;
  /** The topic of the page, or the category of the ticket; empty if there is none. */
  readonly topic: string;
  /** How likely it was that the answer answers, 0 to 1. */
  readonly confidence?: number;
  /** Of `answer`: the section was chosen, from an offer or by its name. Nothing was asked. */
  readonly chosen?: true;
  readonly docId?: string;
  readonly passageId?: string;
  readonly ticketId?: string;
  readonly team?: string;
  readonly urgency?: string;
  readonly rule?: string;
  readonly helpful?: boolean;
  readonly locale: string;
  /** From the start of the function to its reply. */
  readonly latencyMs?: number;
}

/** Returns the key of a loose event. */
export const eventKey = ({ at, id }: Pick<AnalyticsEvent, 'at' | 'id'>): string =>
  `events/dt=${at.slice(0, 10)}/${id}.json`;
