import { useLocation } from 'preact-iso';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useApi } from '../../use-api.ts';
import { useNews } from '../../use-news.ts';
import type { ListedMail } from './shown-mail.ts';

interface MailPageData {
  readonly mails: readonly ListedMail[];
  readonly older: string | null;
}

const COLUMNS: readonly Column<ListedMail>[] = [
  { head: 'Received', cell: ({ receivedAt }) => <Moment at={receivedAt} /> },
  { head: 'To', cell: ({ destinations }) => destinations.join(', ') },
  {
    head: 'Subject',
    cell: ({ messageId, subject }) => (
      <a href={`/console/mail/${messageId}`}>{subject || '(no subject)'}</a>
    ),
  },
  { head: 'Sent by', cell: ({ sentBy }) => sentBy.toUpperCase() },
];

/** The mail that the local AWS would have sent, newest first, by pages. */
export function MailList() {
  const { query } = useLocation();
  const before = query.before ? `?before=${encodeURIComponent(query.before)}` : '';
  const mails = useApi<MailPageData>(`/mail/${before}`);
  useNews('mail', mails.reload);
  return (
    <>
      <PageHead title="Mail" about="What the local AWS would have sent, newest first." />
      <LoadedPart of={mails} what="mail">
        {(data) => (
          <>
            <DataTable
              label="Mail"
              columns={COLUMNS}
              rows={data.mails}
              keyOf={({ messageId }) => messageId}
              empty="No mail yet."
            />
            {data.older && (
              <p>
                <a class="button" rel="next" href={`/console/mail?before=${data.older}`}>
                  Older mail
                </a>
              </p>
            )}
          </>
        )}
      </LoadedPart>
    </>
  );
}
