import { redact } from '../redaction.ts';
import type { Card } from './card.ts';
import type { ChatMessage, Said } from './chat-message.ts';

/** Redacts the person's message for storage. */
export function redactSaid(said: Said): Said {
  return 'text' in said ? { text: redact(said.text) } : { buttonValue: redact(said.buttonValue) };
}

/**
 * Redacts the bot's messages for storage. The redacted messages are also the ones that are shown, so that a replayed
 * reply equals the first one, and a card number that someone typed is not echoed to the screen. An answer quotes a page
 * word for word, and nothing of what was typed, and an offer names sections and words of a question that was redacted before it
 * was searched for, so both stay as they are.
 */
export function redactMessages(messages: readonly ChatMessage[]): ChatMessage[] {
  return messages.map((message, at) => {
    if (isOfPages(message) || (message.contentType === 'PlainText' && isOfPages(messages[at + 1])))
      return message;
    if (message.contentType === 'PlainText') {
      return { ...message, content: redactLines(message.content) };
    }
    if (message.contentType === 'CustomPayload') {
      return { ...message, card: redactCard(message.card) };
    }
    return message;
  });
}

function isOfPages(message: ChatMessage | undefined): boolean {
  return (
    message?.contentType === 'CustomPayload' &&
    (message.card.kind === 'answer' || message.card.kind === 'didYouMean')
  );
}

/** Line by line: in the list of a ticket, "… my new password" is not followed by one, but by the description. */
const redactLines = (text: string): string => text.split('\n').map(redact).join('\n');

function redactCard(card: Card): Card {
  return {
    ...card,
    ...(card.title !== undefined && { title: redact(card.title) }),
    ...(card.quote !== undefined && { quote: redact(card.quote) }),
    ...(card.fields !== undefined && {
      fields: card.fields.map((field) => ({ ...field, value: redact(field.value) })),
    }),
  };
}
