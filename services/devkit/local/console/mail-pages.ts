import type { Email } from 'postal-mime';
import { escapeHtml } from '../../../bot/helpdesk/escape-html.ts';
import type { MailRecord } from '../../../emulator/aws/mail-box/mail-box.ts';
import { consolePage } from './html.ts';

/** A mail in a list, its subject decoded. */
export interface ListedMail extends MailRecord {
  readonly shownSubject: string;
}

/** The list of mails, newest first; `older` is the id to go on from. */
export function mailListPage(mails: readonly ListedMail[], older: string | undefined): string {
  if (mails.length === 0) return consolePage('Mail', '<p>No mail yet.</p>');
  const rows = mails.map(
    (mail) =>
      `<tr><td><time datetime="${mail.receivedAt}">${showTime(mail.receivedAt)}</time></td>` +
      `<td>${escapeHtml(mail.destinations.join(', '))}</td>` +
      `<td><a href="/console/mail/${mail.messageId}">${escapeHtml(mail.shownSubject || '(no subject)')}</a></td></tr>`,
  );
  const next = older
    ? `<p><a rel="next" href="/console/mail?before=${older}">Older mail</a></p>`
    : '';
  return consolePage(
    'Mail',
    `<p>Mail that the local AWS would have sent, newest first.</p>
<table>
<thead><tr><th scope="col">Received</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
${next}`,
  );
}

/** One mail: envelope, header fields, text and attachments. HTML parts are shown as their source. */
export function mailPage(record: MailRecord, mail: Email): string {
  const envelope = [
    ['Received', showTime(record.receivedAt)],
    ['From (envelope)', record.source],
    ['To (envelope)', record.destinations.join(', ')],
    ['Sent by', record.sentBy.toUpperCase()],
    ['Size', `${record.sizeBytes} bytes`],
  ] as const;
  const fields = mail.headers.map(({ key, value }) => [key, value] as const);
  return consolePage(
    mail.subject || '(no subject)',
    `<p><a href="/console/mail">All mail</a> · <a href="/console/mail/${record.messageId}.eml" download>Download as .eml</a></p>
<dl>${definitions(envelope)}</dl>
<h2>Text</h2>
${mail.text === undefined ? '<p>This mail has no text part.</p>' : pre(mail.text)}
${mail.html === undefined ? '' : `<h2>HTML part, as source</h2>${pre(mail.html)}`}
${attachments(mail)}
<h2>Header fields</h2>
<dl>${definitions(fields)}</dl>`,
  );
}

function attachments({ attachments: parts }: Email): string {
  if (parts.length === 0) return '';
  const items = parts.map(({ filename, mimeType, content }) => {
    const size = typeof content === 'string' ? content.length : content.byteLength;
    return `<li>${escapeHtml(filename ?? '(no name)')} (${escapeHtml(mimeType)}, ${size} bytes)</li>`;
  });
  return `<h2>Attachments</h2><ul>${items.join('')}</ul>`;
}

function definitions(entries: readonly (readonly [string, string])[]): string {
  return entries
    .map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`)
    .join('\n');
}

function pre(text: string): string {
  // The parser drops a line break right after the tag: one more keeps the mail's own.
  return `<pre tabindex="0">\n${escapeHtml(text)}</pre>`;
}

function showTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}
