import type { Card, ChatMessage, ImageResponseCard } from './chat-api.ts';

/** A part of a reply, as shown to the person. */
export type DisplayItem =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'answer'; readonly card: Card }
  | { readonly kind: 'choices'; readonly choices: ImageResponseCard };

/**
 * Decides what to show of a reply, in its order. The card of an answer replaces the plain text that says the same to
 * clients without cards. Other cards are left out, because they add nothing to their text.
 */
export function presentation(messages: readonly ChatMessage[]): DisplayItem[] {
  const answers = messages.flatMap((message) =>
    message.contentType === 'CustomPayload' && isAnswer(message.card) ? [message.card] : [],
  );
  return messages.flatMap((message) => displayItems(message, answers));
}

function displayItems(message: ChatMessage, answers: readonly Card[]): DisplayItem[] {
  switch (message.contentType) {
    case 'PlainText': {
      const isRepeated = answers.some((card) => saysTheSame(message.content, card));
      return isRepeated ? [] : [{ kind: 'text', text: message.content }];
    }
    case 'CustomPayload':
      return isAnswer(message.card) ? [{ kind: 'answer', card: message.card }] : [];
    case 'ImageResponseCard':
      return [{ kind: 'choices', choices: message.imageResponseCard }];
  }
}

function isAnswer(card: Card): boolean {
  return card.kind === 'answer' && card.href !== undefined;
}

/** Whether a plain text repeats the card: it contains the beginning of the quote, or the title if there is no quote. */
function saysTheSame(text: string, { quote = '', title = '' }: Card): boolean {
  const said = letters(quote).slice(0, 40) || letters(title);
  return said !== '' && letters(text).includes(said);
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
