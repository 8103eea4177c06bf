import type { ChatMessage } from '../../../helpdesk/conversations/chat-message.ts';

/** The greeting when a chat opens. Sent without a call to Lex. */
export const GREETING: readonly ChatMessage[] = [
  {
    contentType: 'PlainText',
    content:
      'Hello, I am the LTSI support bot. Ask me a question, or say “open a ticket” to reach our staff. ' +
      'Please never type a password here.',
  },
];
