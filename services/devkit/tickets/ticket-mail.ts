import PostalMime from 'postal-mime';
import { composeMail } from '../../bot/helpdesk/aws/ses-ticket-mailer.ts';
import { ticketMail as mailToTeam } from '../../bot/helpdesk/tickets/mail/ticket-mail.ts';
import { mailedAttachments } from '../../bot/helpdesk/tickets/mailed-attachments.ts';
import type { Ticket } from '../../bot/helpdesk/tickets/ticket.ts';
import type { MailPart, TicketMail } from './tickets.ts';

/** Those that the mail service writes over. */
const OF_THE_SERVICE = /^(?:message-id|date):/i;
/** A header field with the lines that go on with it. */
const FIELD = /[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*/g;
const NO_CONTENT = new Uint8Array();

/**
 * Composes the mail of a ticket again, as it was sent: it depends on nothing but the ticket and the sender. Staff may read
 * the names of attachments and not the files, so these are empty.
 */
export async function ticketMailOf(ticket: Ticket, from: string): Promise<TicketMail> {
  const mail = mailToTeam(ticket);
  const attachments = mailedAttachments(ticket).map(({ name, type }) => ({
    ...{ name, type, content: NO_CONTENT },
  }));
  const composed = await composeMail(from, { ...mail, attachments });
  const raw = withoutServiceFields(composed.toString('utf8'));
  const { headers } = await PostalMime.parse(raw);
  return {
    from,
    to: mail.to,
    subject: mail.subject,
    headers: headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    parts: await partsOf(raw),
    raw,
  };
}

async function partsOf(raw: string): Promise<readonly MailPart[]> {
  const { text, html, attachments } = await PostalMime.parse(raw);
  return [
    { type: 'text/plain', name: null, text: text ?? '' },
    { type: 'text/html', name: null, text: html ?? '' },
    ...attachments.map(({ mimeType, filename }) => ({
      type: mimeType,
      name: filename,
      text: null,
    })),
  ];
}

function withoutServiceFields(raw: string): string {
  const end = raw.indexOf('\r\n\r\n') + 2;
  const fields = raw.slice(0, end).match(FIELD) ?? [];
  return fields.filter((field) => !OF_THE_SERVICE.test(field)).join('') + raw.slice(end);
}
