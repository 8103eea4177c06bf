/** Where a passage stands in its document: a heading of a page, a page of a print document, a second of a video. */
export type Place =
  | { readonly anchor: string }
  | { readonly page: number }
  | { readonly startSeconds: number };

export const CARD_KINDS = ['answer', 'didYouMean', 'refusal', 'ticket', 'proof'] as const;
export type CardKind = (typeof CARD_KINDS)[number];

/** A document that a card points to; `href` is where the chat API shows it at its place. */
export interface CardLink {
  readonly docId: string;
  readonly title: string;
  readonly place?: Place;
  readonly href: string;
}

/** A reply as data: what Lex's `CustomPayload` carries, its ids turned into links of the chat API. */
export interface Card {
  readonly v: 1;
  readonly kind: CardKind;
  readonly docId?: string;
  readonly title?: string;
  readonly quote?: string;
  readonly place?: Place;
  readonly href?: string;
  readonly also: readonly CardLink[];
  /** The id of a ticket that was filed. */
  readonly ticketId?: string;
  /** What the bot's own views find this reply by: the id of the passage. */
  readonly trace?: string;
}
