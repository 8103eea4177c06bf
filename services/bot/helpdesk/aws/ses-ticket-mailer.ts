import { type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { TeamMail, TicketMailer } from '../tickets/ticket-mailer.ts';

export interface SesTicketMailerOptions {
  readonly ses: SESClient;
  /** A verified address, or `Name <address>`. */
  readonly from: string;
}

/** Sends mails to teams through SES. */
export function sesTicketMailer({ ses, from }: SesTicketMailerOptions): TicketMailer {
  return {
    async send(mail) {
      const { MessageId } = await ses.send(
        new SendRawEmailCommand({
          Source: from,
          Destinations: [mail.to],
          RawMessage: { Data: await composeMail(from, mail) },
        }),
      );
      return MessageId ?? '';
    },
  };
}

/**
 * The mail as MIME: one text/plain part in UTF-8, no HTML, no attachments. Rejects with Error where a header would
 * need a line break, which singleLine has removed before.
 */
export function composeMail(from: string, mail: TeamMail): Promise<Buffer> {
  const composer = new MailComposer({
    from,
    to: mail.to,
    subject: mail.subject,
    headers: { ...mail.headers },
    text: mail.text,
    // Not the composer's own choice: format=flowed lets mail programs join the lines of the field block.
    textEncoding: 'quoted-printable',
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
