import type { ChatMessage, Said } from './chat-api.ts';

/** What a person's message looks like again: a pressed button shows its text, which the bot's messages know. */
export function saidText(said: Said, messages: readonly ChatMessage[]): string {
  if ('text' in said) return said.text;
  const buttons = messages.flatMap((message) =>
    message.contentType === 'ImageResponseCard' ? message.imageResponseCard.buttons : [],
  );
  return buttons.find(({ value }) => value === said.buttonValue)?.text ?? said.buttonValue;
}
