import type { ImageResponseCard as LexCard, Message } from '@aws-sdk/client-lex-runtime-v2';
import type {
  ChatMessage,
  ImageResponseCard,
} from '../../../helpdesk/conversations/chat-message.ts';
import { parseCard } from '../../../helpdesk/conversations/parse-card.ts';

/**
 * Converts Lex's messages to those of the chat API, in the same order: payloads parsed, speech markup removed. A
 * payload that is not a card is left out, because the `PlainText` message that accompanies it says the same.
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

/** Returns the text of SSML, without the markup. */
function speechText(ssml: string): string {
  const text = ssml
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|apos);/g, (e) => ENTITIES[e] ?? e);
  return text.replace(/\s+/g, ' ').trim();
}
