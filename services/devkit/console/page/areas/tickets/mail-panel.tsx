import type { MailPart, TicketDetails } from '../../../../tickets/tickets.ts';
import { Facts } from '../../parts/facts.tsx';
import { Panel } from '../../parts/panel.tsx';
import { ScrolledText } from '../../parts/scrolled-text.tsx';

/** The mail to the team: as it is read, and as it is sent. */
export function MailPanel({ ticket }: { readonly ticket: TicketDetails }) {
  const { mail, ticketId } = ticket;
  return (
    <Panel title="The mail to the team">
      <Facts
        of={[
          ['From', mail.from],
          ['To', mail.to],
          ['Subject', mail.subject],
        ]}
      />
      {mail.parts.map((part, index) => (
        <Part key={`${index} ${part.name}`} part={part} />
      ))}
      <details>
        <summary>All headers</summary>
        <Facts of={mail.headers.map(({ name, value }) => [name, value])} />
      </details>
      <details>
        <summary>The raw mail (MIME)</summary>
        <ScrolledText label="The raw mail">{mail.raw}</ScrolledText>
      </details>
      <p>
        <a href={`/console/api/tickets/${ticketId}/mail.eml`} download={`${ticketId}.eml`}>
          Download the mail
        </a>{' '}
        <span class="hint">Composed again from the ticket, without the contents of its files.</span>
      </p>
    </Panel>
  );
}

/** The plain text is what staff read; what is the same again as HTML, they unfold. */
function Part({ part: { type, name, text } }: { readonly part: MailPart }) {
  if (text === null)
    return (
      <p class="hint">
        With {name ?? 'a part without a name'} ({type})
      </p>
    );
  const shown = <ScrolledText label={`The ${type} of the mail`}>{text}</ScrolledText>;
  if (type === 'text/plain') return shown;
  return (
    <details>
      <summary>As {type}</summary>
      {shown}
    </details>
  );
}
