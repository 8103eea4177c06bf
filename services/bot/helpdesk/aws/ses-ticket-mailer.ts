import { type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { TeamMail, TicketMailer } from '../tickets/ticket-mailer.ts';
import { throwSesProblem } from './ses-problem.ts';

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
    const command = new SendRawEmailCommand({
      Source: this.#from,
      Destinations: [mail.to],
      RawMessage: { Data: await composeMail(this.#from, mail) },
    });
    const { MessageId } = await this.#ses.send(command).catch(throwSesProblem);
    return MessageId ?? '';
  }
}

/**
 * Composes the mail as MIME: plain text, then HTML, both in UTF-8, then the files, none of
 * which is shown inline. Rejects with an Error if a header contains a line
 * break; `singleLine` has removed those.
 *
 * Both texts are in base64. RT takes a line `begin 644 name` of a body in any other encoding for a file: it keeps the text
 * before it undecoded, with the line breaks of the encoding, and drops the text after the file.
 */
export function composeMail(from: string, mail: TeamMail): Promise<Buffer> {
  const headers = Object.entries(mail.headers).flatMap(([key, values]) =>
    [values].flat().map((value) => ({ key, value })),
  );
  const composer = new MailComposer({
    from,
    to: mail.to,
    subject: mail.subject,
    headers,
    text: mail.text,
    html: mail.html,
    textEncoding: 'base64',
    attachments: (mail.attachments ?? []).map(({ name, type, content }) => ({
      filename: name,
      contentType: type,
      contentDisposition: 'attachment',
      contentTransferEncoding: 'base64',
      content: Buffer.from(content),
    })),
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
