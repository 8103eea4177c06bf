import type { ChatMessage, Said } from './chat-api.ts';
import { isShowSection } from './offered-sections.ts';

/**
 * Returns a past message as it was shown. The text of a pressed button is looked up in the bot's messages; the id of a
 * section is never shown.
 */
export function saidText(said: Said, messages: readonly ChatMessage[]): string {
  if ('text' in said) return said.text;
  const buttons = messages.flatMap((message) =>
    message.contentType === 'ImageResponseCard' ? message.imageResponseCard.buttons : [],
  );
  const label = buttons.find(({ value }) => value === said.buttonValue)?.text;
  return label ?? (isShowSection(said.buttonValue) ? 'Show this section' : said.buttonValue);
}
