import type { TicketDetails } from '../../../../tickets/tickets.ts';
import { Badge } from '../../parts/badge.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Panel } from '../../parts/panel.tsx';
import { fileSize } from '../../wording/numbers.ts';

/** What was asked, by whom, and with which files. */
export function Asked({ ticket }: { readonly ticket: TicketDetails }) {
  const { name, email, isProven, category, course, description, recordedAt, files } = ticket;
  return (
    <Panel title="What was asked">
      <Facts
        of={[
          ['From', `${name}, ${email}`],
          [
            'Address',
            isProven ? (
              <Badge tone="good">Proven by a code</Badge>
            ) : (
              <Badge tone="plain">Not proven: anybody may have typed it</Badge>
            ),
          ],
          ['Category', category],
          ['Course', course],
          ['Recorded', <Moment key="at" at={recordedAt} />],
        ]}
      />
      <h3>Description</h3>
      <p class="client-text">{description}</p>
      {files.length > 0 && (
        <>
          <h3>Files</h3>
          <ul>
            {files.map((file) => (
              <li key={file.key}>
                {file.name}{' '}
                <span class="hint">
                  {file.type}, {fileSize(file.size)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
