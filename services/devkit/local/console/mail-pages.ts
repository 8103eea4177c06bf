import type { Email } from 'postal-mime';
import type { MailRecord } from '../../../emulator/aws/mail-box/mail-box.ts';
import { type Html, html, renderConsolePage } from '../../console/html.ts';

/** A mail in a list, its subject decoded. */
export interface ListedMail extends MailRecord {
  readonly shownSubject: string;
}

const NOTHING = html``;

/** Returns the list of mails, newest first; `older` is the id to go on from. */
export function mailListPage(mails: readonly ListedMail[], older: string | undefined): string {
  if (mails.length === 0) return renderConsolePage('Mail', html`<p>No mail yet.</p>`);
  const next = older
    ? html`<p><a rel="next" href="/console/mail?before=${older}">Older mail</a></p>`
    : NOTHING;
  return renderConsolePage(
    'Mail',
    html`<p>Mail that the local AWS would have sent, newest first.</p>
<table>
<thead><tr><th scope="col">Received</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead>
<tbody>
${mails.map(row)}
</tbody>
</table>
${next}`,
  );
}

function row({ messageId, receivedAt, destinations, shownSubject }: ListedMail): Html {
  return html`<tr><td><time datetime="${receivedAt}">${showTime(receivedAt)}</time></td>
<td>${destinations.join(', ')}</td>
<td><a href="/console/mail/${messageId}">${shownSubject || '(no subject)'}</a></td></tr>`;
}

/** Returns the page for an id that no mail has. */
export function missingMailPage(): string {
  return renderConsolePage('No such mail', html`<p><a href="/console/mail">All mail</a></p>`);
}

/** Returns the page of one mail: envelope, header fields, text, attachments and what a desk reads. HTML parts are shown as their source. */
export function mailPage(record: MailRecord, mail: Email, reading = NOTHING): string {
  const envelope = [
    ['Received', showTime(record.receivedAt)],
    ['From (envelope)', record.source],
    ['To (envelope)', record.destinations.join(', ')],
    ['Sent by', record.sentBy.toUpperCase()],
    ['Size', `${record.sizeBytes} bytes`],
  ] as const;
  const fields = mail.headers.map(({ key, value }) => [key, value] as const);
  return renderConsolePage(
    mail.subject || '(no subject)',
    html`<p><a href="/console/mail">All mail</a> · <a href="/console/mail/${record.messageId}.eml" download>Download as .eml</a></p>
<dl>${definitions(envelope)}</dl>
<h2>Text</h2>
${mail.text === undefined ? html`<p>This mail has no text part.</p>` : pre(mail.text)}
${mail.html === undefined ? NOTHING : html`<h2>HTML part, as source</h2>${pre(mail.html)}`}
${attachments(mail)}
${reading}
<h2>Header fields</h2>
<dl>${definitions(fields)}</dl>`,
  );
}

function attachments({ attachments: parts }: Email): Html {
  if (parts.length === 0) return NOTHING;
  const items = parts.map(({ filename, mimeType, content }) => {
    const size = typeof content === 'string' ? content.length : content.byteLength;
    return html`<li>${filename ?? '(no name)'} (${mimeType}, ${size} bytes)</li>`;
  });
  return html`<h2>Attachments</h2><ul>${items}</ul>`;
}

function definitions(entries: readonly (readonly [string, string])[]): readonly Html[] {
  return entries.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`);
}

function pre(text: string): Html {
  // The parser drops a line break right after the tag: one more keeps the mail's own.
  return html`<pre tabindex="0">\n${text}</pre>`;
}

function showTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}
