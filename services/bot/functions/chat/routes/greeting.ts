import type { ChatMessage } from '../../../helpdesk/conversations/chat-message.ts';

/** The greeting when a chat opens. Sent without a call to Lex. */
const GREETING: readonly ChatMessage[] = [
  {
    contentType: 'PlainText',
    content:
      'Hello, I am the LTSI support bot. Ask me a question, or say “open a ticket” to reach our staff. ' +
      'Please never type a password here.',
  },
];

/** Returns the greeting, under the notice that staff have set, if there is one. */
export function greeting(notice: string | undefined): readonly ChatMessage[] {
  if (notice === undefined) return GREETING;
  return [{ contentType: 'PlainText', content: `Notice: ${notice}` }, ...GREETING];
}
