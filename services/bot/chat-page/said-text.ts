import type { ChatMessage, Said } from './chat-api.ts';

/** Returns a past message as it was shown. The text of a pressed button is looked up in the bot's messages. */
export function saidText(said: Said, messages: readonly ChatMessage[]): string {
  if ('text' in said) return said.text;
  const buttons = messages.flatMap((message) =>
    message.contentType === 'ImageResponseCard' ? message.imageResponseCard.buttons : [],
  );
  return buttons.find(({ value }) => value === said.buttonValue)?.text ?? said.buttonValue;
}
