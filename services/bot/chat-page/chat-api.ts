/**
 * The chat API as its clients read it. The chat function holds what it answers against these types, so the page needs
 * nothing of what runs behind the API.
 */

/** Where a passage is in its document: a heading of a page, a page of a print document, a second of a video. */
export type Place =
  | { readonly anchor: string }
  | { readonly page: number }
  | { readonly startSeconds: number };

/** A reply as data; a kind that a client does not know is shown by the plain text beside it. */
export interface Card {
  readonly v: 1;
  readonly kind: string;
  readonly title?: string;
  readonly quote?: string;
  readonly place?: Place;
  /** Where the chat API shows the document at its place. */
  readonly href?: string;
  readonly also: readonly CardLink[];
}

/** Another document that a card points to. */
export interface CardLink {
  readonly title: string;
  readonly place?: Place;
  readonly href: string;
}

/** A button: `text` is shown, `value` is sent when it is pressed. */
export interface Button {
  readonly text: string;
  readonly value: string;
}

export interface ImageResponseCard {
  readonly title: string;
  readonly subtitle?: string;
  readonly imageUrl?: string;
  readonly buttons: readonly Button[];
}

/** One message of the bot: Lex's content types, payloads parsed. */
export type ChatMessage =
  | { readonly contentType: 'PlainText'; readonly content: string }
  | { readonly contentType: 'CustomPayload'; readonly card: Card }
  | {
      readonly contentType: 'ImageResponseCard';
      readonly imageResponseCard: ImageResponseCard;
    };

/** What the person said: typed text, or the value of a pressed button. */
export type Said = { readonly text: string } | { readonly buttonValue: string };

/** The answer to `POST /api/sessions`. */
export interface OpenedSession {
  readonly sessionId: string;
  readonly expiresAt: string;
  readonly messages: readonly ChatMessage[];
}

/** The answer to `POST /api/sessions/{id}/messages`. */
export interface Reply {
  readonly turn: number;
  readonly messages: readonly ChatMessage[];
  readonly expiresAt: string;
}

export interface PastTurn {
  readonly turn: number;
  readonly state: 'pending' | 'done' | 'failed';
  readonly said?: Said | undefined;
  readonly messages: readonly ChatMessage[];
}

/** The answer to `GET /api/sessions/{id}`. */
export interface PastConversation {
  readonly turns: readonly PastTurn[];
  readonly expiresAt: string;
}
