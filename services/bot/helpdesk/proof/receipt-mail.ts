import type { Ticket } from '../tickets/ticket.ts';
import type { TeamMail } from '../tickets/ticket-mailer.ts';
import { AUTOMATIC } from './code-mail.ts';

/** Builds the copy of a ticket for the client who has proven the address. The sentence on the hours comes from the caller. */
export function receiptMail(ticket: Ticket, hoursLine: string): TeamMail {
  const { ticketId, route, requestor, summary, description } = ticket;
  return {
    to: requestor.email,
    // No square brackets: RT would read a tag when somebody forwards it.
    subject: `Your ticket ${ticketId} for ${route.team}`,
    headers: { ...AUTOMATIC, 'X-LTSI-Ticket': ticketId },
    text: [
      `Your ticket ${ticketId} is with the team “${route.team}”, who will answer at this address.`,
      hoursLine,
      '',
      `Problem: ${summary}`,
      '',
      description,
      '',
      'Please do not answer this mail: nobody reads it. To add something, answer the mail of the team, or write to',
      `${route.address} with ${ticketId} in the subject.`,
      '',
    ].join('\n'),
  };
}
