import type { ChatMessage } from '../../../helpdesk/conversations/chat-message.ts';

/**
 * Returns what is said when a chat opens, without a call to Lex: the brand's greeting, under the notice that staff have
 * set, if there is one.
 */
export function greeting(text: string, notice: string | undefined): readonly ChatMessage[] {
  const said: ChatMessage = { contentType: 'PlainText', content: text };
  if (notice === undefined) return [said];
  return [{ contentType: 'PlainText', content: `Notice: ${notice}` }, said];
}
