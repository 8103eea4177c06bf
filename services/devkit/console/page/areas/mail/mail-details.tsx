import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { ScrolledText } from '../../parts/scrolled-text.tsx';
import { useApi } from '../../use-api.ts';
import { MailReadingTable } from './mail-reading.tsx';
import type { ShownMail } from './shown-mail.ts';

/** One mail: envelope, text, attachments, what Request Tracker makes of it, header fields. HTML parts are shown as source. */
export function MailDetails({ id }: { readonly id: string }) {
  const path = `/mail/${encodeURIComponent(id)}`;
  const mail = useApi<ShownMail>(path);
  return (
    <>
      <PageHead
        title={mail.data?.subject || 'Mail'}
        actions={
          <>
            <a class="button" href="/console/mail">
              All mail
            </a>
            <a class="button" href={`/console/api${path}/source`} download>
              Download as .eml
            </a>
          </>
        }
      />
      <LoadedPart of={mail} what="the mail">
        {(data) => <Mail mail={data} />}
      </LoadedPart>
    </>
  );
}

function Mail({ mail }: { readonly mail: ShownMail }) {
  return (
    <>
      <Envelope mail={mail} />
      <h2>Text</h2>
      {mail.text === null ? (
        <p>This mail has no text part.</p>
      ) : (
        <ScrolledText label="Text">{mail.text}</ScrolledText>
      )}
      {mail.html !== null && (
        <>
          <h2>HTML part, as source</h2>
          <ScrolledText label="HTML part">{mail.html}</ScrolledText>
        </>
      )}
      <Attachments of={mail} />
      {mail.reading && <MailReadingTable reading={mail.reading} />}
      <h2>Header fields</h2>
      <dl>
        {mail.headers.map(({ name, value }) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </>
  );
}

function Envelope({ mail: { record } }: { readonly mail: ShownMail }) {
  return (
    <dl>
      <dt>Received</dt>
      <dd>
        <Moment at={record.receivedAt} />
      </dd>
      <dt>From (envelope)</dt>
      <dd>{record.source}</dd>
      <dt>To (envelope)</dt>
      <dd>{record.destinations.join(', ')}</dd>
      <dt>Sent by</dt>
      <dd>
        {record.sentBy.toUpperCase()}, {record.sizeBytes} bytes
      </dd>
    </dl>
  );
}

function Attachments({ of: { attachments } }: { readonly of: ShownMail }) {
  if (attachments.length === 0) return null;
  return (
    <>
      <h2>Attachments</h2>
      <ul>
        {attachments.map(({ name, type, bytes }) => (
          <li key={name}>
            {name || '(no name)'} ({type}, {bytes} bytes)
          </li>
        ))}
      </ul>
    </>
  );
}
