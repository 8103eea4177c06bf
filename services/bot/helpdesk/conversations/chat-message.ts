import type { Card } from './card.ts';

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

/** One message of the bot as the chat API returns it: Lex's content types, with custom payloads parsed. */
export type ChatMessage =
  | { readonly contentType: 'PlainText'; readonly content: string }
  | { readonly contentType: 'CustomPayload'; readonly card: Card }
  | {
      readonly contentType: 'ImageResponseCard';
      readonly imageResponseCard: ImageResponseCard;
    };

/** The person's message: typed text, or the value of a pressed button. */
export type Said = { readonly text: string } | { readonly buttonValue: string };
