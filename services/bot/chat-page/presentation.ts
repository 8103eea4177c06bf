import type { Card, ChatMessage, ImageResponseCard } from './chat-api.ts';

/** A message as it is shown. */
export type Shown =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'answer'; readonly card: Card }
  | { readonly kind: 'choices'; readonly choices: ImageResponseCard };

/**
 * What to show of a reply, in its order. An answer's card takes the place of the plain text that says the same for
 * clients without cards; other cards add nothing that their text doesn't say.
 */
export function presentation(messages: readonly ChatMessage[]): Shown[] {
  const answers = messages.flatMap((message) =>
    message.contentType === 'CustomPayload' && isAnswer(message.card) ? [message.card] : [],
  );
  return messages.flatMap((message) => shown(message, answers));
}

function shown(message: ChatMessage, answers: readonly Card[]): Shown[] {
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

/** Whether a plain text repeats the card: it holds the beginning of its quote, or its title when there is no quote. */
function saysTheSame(text: string, { quote = '', title = '' }: Card): boolean {
  const said = letters(quote).slice(0, 40) || letters(title);
  return said !== '' && letters(text).includes(said);
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
