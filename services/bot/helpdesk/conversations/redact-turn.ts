import { redact } from '../redaction.ts';
import type { Card } from './card.ts';
import type { ChatMessage, Said } from './chat-message.ts';

/** The person's words as they may be kept. */
export function redactSaid(said: Said): Said {
  return 'text' in said ? { text: redact(said.text) } : { buttonValue: redact(said.buttonValue) };
}

/**
 * The bot's messages as they may be kept. The same are shown, so that a reply that is read again equals the first
 * one, and a card number that somebody typed isn't echoed to the screen.
 */
export function redactMessages(messages: readonly ChatMessage[]): ChatMessage[] {
  return messages.map((message) => {
    if (message.contentType === 'PlainText') {
      return { ...message, content: redact(message.content) };
    }
    if (message.contentType === 'CustomPayload') {
      return { ...message, card: redactCard(message.card) };
    }
    return message;
  });
}

function redactCard(card: Card): Card {
  return {
    ...card,
    ...(card.title !== undefined && { title: redact(card.title) }),
    ...(card.quote !== undefined && { quote: redact(card.quote) }),
  };
}
