import type { Button } from './chat-message.ts';

/** Opens a ticket, in the words that the bot definition knows. */
export const OPEN_TICKET: Button = { text: 'Open a ticket', value: 'open a ticket' };

/** The same, if the ticket begins with the question as its summary. */
export const OPEN_TICKET_WITH_QUESTION: Button = {
  ...OPEN_TICKET,
  text: 'Open a ticket with this question',
};
