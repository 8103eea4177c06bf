import { type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { TeamMail, TicketMailer } from '../tickets/ticket-mailer.ts';

/** Sends mail to teams through Amazon SES. */
export class SesTicketMailer implements TicketMailer {
  readonly #ses: SESClient;
  readonly #from: string;

  /** `from` is a verified address, or `Name <address>`. */
  constructor(ses: SESClient, from: string) {
    this.#ses = ses;
    this.#from = from;
  }

  async send(mail: TeamMail): Promise<string> {
    const { MessageId } = await this.#ses.send(
      new SendRawEmailCommand({
        Source: this.#from,
        Destinations: [mail.to],
        RawMessage: { Data: await composeMail(this.#from, mail) },
      }),
    );
    return MessageId ?? '';
  }
}

/**
 * Composes the mail as MIME: one text/plain part in UTF-8, no HTML, then the files, none of which is shown inline. Rejects with an Error if a header
 * contains a line break; `singleLine` has removed those.
 */
export function composeMail(from: string, mail: TeamMail): Promise<Buffer> {
  const composer = new MailComposer({
    from,
    to: mail.to,
    subject: mail.subject,
    headers: { ...mail.headers },
    text: mail.text,
    attachments: (mail.attachments ?? []).map(({ name, type, content }) => ({
      filename: name,
      contentType: type,
      contentDisposition: 'attachment',
      contentTransferEncoding: 'base64',
      content: Buffer.from(content),
    })),
    // Overrides the composer's default, format=flowed, which lets mail programs join the lines of the field block.
    textEncoding: 'quoted-printable',
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
