/** The place of a passage in its document: a heading of a page, a page of a print document, or a second of a video. */
export type Place =
  | { readonly anchor: string }
  | { readonly page: number }
  | { readonly startSeconds: number };

export const CARD_KINDS = [
  'answer',
  'didYouMean',
  'refusal',
  'ticket',
  'proof',
  'check',
  'urgent',
  'progress',
  'handoff',
] as const;
export type CardKind = (typeof CARD_KINDS)[number];

/** A link to a document. `href` is the URL at which the chat API shows it at its place. */
export interface CardLink {
  readonly docId: string;
  readonly title: string;
  readonly place?: Place;
  readonly href: string;
}

/** Whom to call or write to. */
export interface CardContact {
  readonly id: string;
  readonly label: string;
  readonly phone?: string;
  readonly email?: string;
  readonly url?: string;
  readonly place?: string;
}

/** A field of the ticket that is about to be sent. */
export interface CardField {
  readonly name: string;
  /** What a client calls it. */
  readonly label: string;
  /** At most 60 characters; the plain text has all that fit. */
  readonly value: string;
}

/** A reply as data: the content of Lex's `CustomPayload`, with links into the chat API added for its ids. */
export interface Card {
  readonly v: 1;
  readonly kind: CardKind;
  readonly docId?: string;
  readonly title?: string;
  readonly quote?: string;
  readonly place?: Place;
  readonly href?: string;
  /** For a second of a video: the URL that says what plays it. */
  readonly video?: string;
  /** The day on which the document was saved: `2026-03-12`. */
  readonly savedAt?: string;
  readonly also: readonly CardLink[];
  /** The id of the filed ticket. */
  readonly ticketId?: string;
  /** What was met, and who helps with it. */
  readonly id?: string;
  readonly contacts?: readonly CardContact[];
  /** What will be sent. */
  readonly fields?: readonly CardField[];
  /** Which question of a ticket this is, and how many there are. */
  readonly step?: number;
  readonly of?: number;
  /** How far a chat with a person is. The bot says only that there may be one. */
  readonly state?: string;
  /** The id of the passage, by which the bot's own tools find this reply. */
  readonly trace?: string;
}
