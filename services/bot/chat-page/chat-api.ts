/**
 * The chat API as its clients read it. The chat function checks its responses against these types, so the page imports
 * nothing that runs behind the API.
 */

import type { HandoffLine } from './handoff-api.ts';

/** The place of a passage in its document: a heading of a page, a page of a print document, or a second of a video. */
export type Place =
  | { readonly anchor: string }
  | { readonly page: number }
  | { readonly startSeconds: number };

/** A reply as data. For a kind that a client does not know, it shows the plain text sent along with the card. */
export interface Card {
  readonly v: 1;
  readonly kind: string;
  readonly title?: string;
  readonly quote?: string;
  readonly place?: Place;
  /** The URL at which the chat API shows the document at its place. */
  readonly href?: string;
  /** For a place in a video: the URL that answers with its VideoSource. */
  readonly video?: string;
  /** The day on which the document was saved: `2026-03-12`. */
  readonly savedAt?: string;
  readonly also: readonly CardLink[];
  /** Who helps with something urgent. */
  readonly contacts?: readonly Contact[];
  /** `offered` if a person can take over the chat now. */
  readonly state?: string;
  /** The id of the ticket that was sent. */
  readonly ticketId?: string;
  /** What will be sent. A value has at most 60 characters here; the text next to the card has all that fit. */
  readonly fields?: readonly CheckedField[];
  /** Which question of a ticket this is, and how many there are. */
  readonly step?: number;
  readonly of?: number;
}

/** A field of the ticket that is about to be sent. */
export interface CheckedField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

/**
 * The response of `GET /api/documents/{docId}/video`: what plays a video in place. Its URLs are paths of the chat API; an
 * element of another origin needs `crossorigin="anonymous"` for the captions.
 */
export interface VideoSource {
  readonly title: string;
  readonly src: string;
  readonly captions: readonly VideoCaptions[];
}

export interface VideoCaptions {
  /** A language tag: `en`, `fr-CA`. */
  readonly lang: string;
  /** The language's name in English. */
  readonly label: string;
  readonly src: string;
}

/** Whom to call or write to. */
export interface Contact {
  readonly label: string;
  readonly phone?: string;
  readonly email?: string;
  readonly url?: string;
  readonly place?: string;
}

/** A link from a card to another document. */
export interface CardLink {
  readonly title: string;
  readonly place?: Place;
  readonly href: string;
}

/** A button that shows `text` and sends `value` when it is pressed. */
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

/** One message of the bot, by Lex's content types, with custom payloads parsed. */
export type ChatMessage =
  | { readonly contentType: 'PlainText'; readonly content: string }
  | { readonly contentType: 'CustomPayload'; readonly card: Card }
  | {
      readonly contentType: 'ImageResponseCard';
      readonly imageResponseCard: ImageResponseCard;
    };

/** The person's message: typed text, or the value of a pressed button. */
export type Said = { readonly text: string } | { readonly buttonValue: string };

/** How a university shows its help desk: `seed/brand.yaml`, with the contacts that it names. */
export interface Brand {
  readonly name: string;
  /** A `data:` URL: a logo costs no request, and none of a third party. */
  readonly logo?: string;
  readonly colours: BrandColours;
  readonly greeting: string;
  readonly examples: readonly { readonly topic: string; readonly questions: readonly string[] }[];
  readonly contacts: readonly Contact[];
}

/** Colours as `#rrggbb`. Those that stand on each other have a contrast of at least 4.5 to 1. */
export interface BrandColours {
  readonly accent: string;
  readonly onAccent: string;
  readonly accentDark: string;
  readonly onAccentDark: string;
}

/** Whether people are at the help desk now, and the sentence that says until when, or from when. */
export interface HoursNow {
  readonly isOpen: boolean;
  readonly text: string;
}

/** The response of `GET /api/config`: what the chat shows before anything is said. */
export interface ChatConfig {
  readonly brand: Brand;
  readonly hours: HoursNow;
  readonly notice?: string;
  readonly voice: boolean;
  readonly handoff: boolean;
}

/** The response of `POST /api/sessions`. */
export interface OpenedSession {
  readonly sessionId: string;
  readonly expiresAt: string;
  /** When the greeting was said, ISO 8601. */
  readonly at?: string;
  readonly messages: readonly ChatMessage[];
}

/** The response of `POST /api/sessions/{id}/messages`. */
export interface Reply {
  readonly turn: number;
  readonly messages: readonly ChatMessage[];
  readonly expiresAt: string;
  /** When the message was accepted, ISO 8601. */
  readonly at?: string;
  /** When the bot replied, ISO 8601. */
  readonly repliedAt?: string | undefined;
}

/** Why a reply did not help. */
export const FEEDBACK_REASONS = [
  'notWhatIAsked',
  'didNotWork',
  'outOfDate',
  'hardToFollow',
  'other',
] as const;
export type FeedbackReason = (typeof FEEDBACK_REASONS)[number];

/** The body of `POST /api/sessions/{id}/feedback`. A second rating of a turn replaces the first. */
export interface Feedback {
  readonly turn: number;
  readonly helpful: boolean;
  readonly reason?: FeedbackReason;
  /** In the person's own words, at most 500 characters. Kept redacted. */
  readonly comment?: string;
}

export interface PastTurn {
  readonly turn: number;
  readonly state: 'pending' | 'done' | 'failed';
  readonly said?: Said | undefined;
  readonly messages: readonly ChatMessage[];
  /** Set if the turn is a chat with a person. */
  readonly handoff?: { readonly isOpen: boolean; readonly lines: readonly HandoffLine[] };
  /** When the message was accepted, ISO 8601. */
  readonly at?: string;
  /** When the bot replied, ISO 8601. */
  readonly repliedAt?: string | undefined;
  /** Whether the person said that the reply helped. */
  readonly helpful?: boolean | undefined;
}

/** The response of `GET /api/sessions/{id}`. */
export interface PastConversation {
  readonly turns: readonly PastTurn[];
  readonly expiresAt: string;
}

/** The response of `GET /api/sessions/{id}/draft`: the ticket that is being written. */
export interface Draft {
  /** What the ticket's form asks for now: `name`, `email`, `category`, `summary`, `description`, `check` … */
  readonly asked?: string;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: string;
  }[];
  readonly uploads: readonly {
    readonly n: number;
    readonly name: string;
    readonly size: number;
  }[];
}

/** The response of `POST /api/sessions/{id}/attachments`: the form that uploads one file, in its field `file`. */
export interface AllowedFile {
  readonly n: number;
  readonly name: string;
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly expiresAt: string;
}

/** The body of a response with an error status (RFC 9457). */
export interface ProblemDetails {
  /** By which programs tell a problem from others with the same status; `about:blank` if the status says it all. */
  readonly type: string;
  /** Worded for the person. */
  readonly detail: string;
  /** The reference number under which the failure is logged. */
  readonly reference: string;
}
