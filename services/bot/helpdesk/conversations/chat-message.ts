import type { Card } from './card.ts';

/** A button: `text` is shown, `value` is said when it is pressed. */
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

/** One message of the bot as the chat API gives it: Lex's content types, payloads parsed. */
export type ChatMessage =
  | { readonly contentType: 'PlainText'; readonly content: string }
  | { readonly contentType: 'CustomPayload'; readonly card: Card }
  | {
      readonly contentType: 'ImageResponseCard';
      readonly imageResponseCard: ImageResponseCard;
    };

/** What the person said: typed text, or the value of a pressed button. */
export type Said = { readonly text: string } | { readonly buttonValue: string };
