import type { Button } from './chat-message.ts';

/** Opens a ticket, in the words that the bot definition knows. */
export const OPEN_TICKET: Button = { text: 'Open a ticket', value: 'open a ticket' };

/** The same, if the ticket begins with the question as its summary. */
export const OPEN_TICKET_WITH_QUESTION: Button = {
  ...OPEN_TICKET,
  text: 'Open a ticket with this question',
};

export const REPORT_PROBLEM: Button = { text: 'Report a problem', value: 'report a problem' };

/** The values of the buttons that open a ticket. */
export const TICKET_VALUES: ReadonlySet<string> = new Set([
  OPEN_TICKET.value,
  REPORT_PROBLEM.value,
]);

/** Asks for a code that proves the address of the ticket, in the words that `wantsCode` understands. */
export const SEND_CODE: Button = { text: 'Send me a code', value: 'send me a code' };
