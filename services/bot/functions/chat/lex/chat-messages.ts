import type { ImageResponseCard as LexCard, Message } from '@aws-sdk/client-lex-runtime-v2';
import type {
  ChatMessage,
  ImageResponseCard,
} from '../../../helpdesk/conversations/chat-message.ts';
import { parseCard } from '../../../helpdesk/conversations/parse-card.ts';

/**
 * Lex's messages as the chat API gives them, in Lex's order: payloads parsed, speech mark-up taken out. A payload that
 * is no card is left out, because a `PlainText` message beside it says the same.
 */
export function chatMessages(messages: readonly Message[] = []): ChatMessage[] {
  return messages.flatMap(chatMessage);
}

function chatMessage({ contentType, content = '', imageResponseCard }: Message): ChatMessage[] {
  switch (contentType) {
    case 'PlainText':
      return [{ contentType, content }];
    case 'SSML':
      return [{ contentType: 'PlainText', content: speechText(content) }];
    case 'CustomPayload': {
      const card = parseCard(content);
      return card === undefined ? [] : [{ contentType, card }];
    }
    case 'ImageResponseCard':
      return imageResponseCard
        ? [{ contentType, imageResponseCard: buttons(imageResponseCard) }]
        : [];
    default:
      return [];
  }
}

function buttons(card: LexCard): ImageResponseCard {
  return {
    title: card.title ?? '',
    ...(card.subtitle && { subtitle: card.subtitle }),
    ...(card.imageUrl && { imageUrl: card.imageUrl }),
    buttons: (card.buttons ?? []).map(({ text = '', value = '' }) => ({ text, value })),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** What SSML says: its text without the mark-up. */
function speechText(ssml: string): string {
  const text = ssml
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|apos);/g, (e) => ENTITIES[e] ?? e);
  return text.replace(/\s+/g, ' ').trim();
}
