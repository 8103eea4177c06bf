import type { TeamMail } from '../tickets/ticket-mailer.ts';

/** Marks a mail that no program answers (RFC 3834), and that Exchange sends no notice about. */
export const AUTOMATIC = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
} as const;

/** Builds the mail with a code. It has no words of the client, who may not be the one who reads it. */
export function codeMail(to: string, code: string): TeamMail {
  return {
    to,
    subject: `${code} is your code for the help desk`,
    headers: AUTOMATIC,
    text: [
      `Your code is ${code}.`,
      '',
      'Somebody gave this address to the help desk’s chat, probably you. Type the code there within ten minutes, and you get a',
      'copy of your ticket, and can ask in the chat how far it is.',
      '',
      'If it was not you, you need not do anything. Never pass the code on: our staff do not ask for it.',
      '',
    ].join('\n'),
  };
}
