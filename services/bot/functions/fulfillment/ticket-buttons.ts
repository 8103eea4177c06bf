import type { Button } from '../../helpdesk/conversations/chat-message.ts';

/** Opens a ticket, in the words that the bot definition knows. */
export const OPEN_TICKET: Button = { text: 'Open a ticket', value: 'open a ticket' };

/** The same, if the ticket begins with the question as its summary. */
export const OPEN_TICKET_WITH_QUESTION: Button = {
  ...OPEN_TICKET,
  text: 'Open a ticket with this question',
};

/** Asks for a code that proves the address of the ticket, in the words that `wantsCode` understands. */
export const SEND_CODE: Button = { text: 'Send me a code', value: 'send me a code' };
