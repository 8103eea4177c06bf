/// <reference lib="dom" />
import { useState } from 'preact/hooks';
import type { ListedDocument } from '../../../../documents/listing/list-entries.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Field } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useApi } from '../../use-api.ts';
import type { DocumentList as Documents, State } from './document-shapes.ts';
import { StateBadge } from './state-badge.tsx';
import { UploadPanel } from './upload-panel.tsx';

const COLUMNS: readonly Column<ListedDocument>[] = [
  { head: 'Document', cell: NameCell },
  { head: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { head: 'What is wrong, what to do', cell: TroubleCell },
  { head: 'Passages', isNumber: true, cell: ({ passages }) => passages ?? '' },
  { head: 'Saved', cell: ({ saved }) => <Moment at={saved} /> },
  { head: 'Valid until', cell: ({ expires }) => expires && <time>{expires}</time> },
];

function NameCell({ key, docId, title }: ListedDocument) {
  const name = key.replace(/^documents\//, '');
  return (
    <>
      <a href={`/console/documents/${docId}`}>{title || name}</a>
      {title && <span class="file-name">{name}</span>}
    </>
  );
}

function TroubleCell({ reason, remedy }: ListedDocument) {
  if (reason === undefined) return null;
  return (
    <>
      {reason}
      {remedy && <span class="remedy">{remedy}</span>}
    </>
  );
}

const FILTERS: readonly (readonly [string, string])[] = [
  ['', 'All'],
  ['trouble', 'Something is wrong'],
  ['indexed', 'Answers'],
  ['skipped', 'Can’t be read'],
  ['failed', 'Failed'],
  ['expired', 'Expired'],
  ['waiting', 'Waiting'],
];

/** At most so many rows: a browser gets slow with more. */
const MAX_ROWS = 500;

/** All documents, those with which something is wrong first, and the place where new ones are uploaded. */
export function DocumentList() {
  const list = useApi<Documents>('/documents/');
  return (
    <>
      <PageHead
        title="Documents"
        about="The pages and videos that the bot answers from. What can’t be answered from says why, and what to do."
        actions={
          <button type="button" onClick={list.reload}>
            Reload
          </button>
        }
      />
      <LoadedPart of={list} what="documents">
        {({ documents, endings }) => (
          <>
            <UploadPanel endings={endings} onDone={list.reload} />
            <Filtered documents={documents} />
          </>
        )}
      </LoadedPart>
    </>
  );
}

function Filtered({ documents }: { readonly documents: readonly ListedDocument[] }) {
  const [state, setState] = useState('');
  const [text, setText] = useState('');
  const found = matching(documents, state, text);
  const isAll = found.length === documents.length;
  return (
    <section class="below" aria-labelledby="list-head">
      <h2 id="list-head">What there is</h2>
      <div class="toolbar">
        <Field id="filter-text" label="Find">
          <input
            id="filter-text"
            type="search"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </Field>
        <Field id="filter-state" label="State">
          <select
            id="filter-state"
            value={state}
            onChange={({ currentTarget }) => setState(currentTarget.value)}
          >
            {FILTERS.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <p class="muted" role="status">
        {isAll ? counted(documents.length) : `${found.length} of ${counted(documents.length)}`}
        {found.length > MAX_ROWS && `; the first ${MAX_ROWS} are shown`}
      </p>
      <DataTable
        label="Documents"
        columns={COLUMNS}
        rows={found.slice(0, MAX_ROWS)}
        keyOf={({ key }) => key}
        empty={
          documents.length === 0
            ? 'There is no document yet. Upload the first one.'
            : 'No document is like that.'
        }
      />
    </section>
  );
}

const counted = (count: number) => `${count} ${count === 1 ? 'document' : 'documents'}`;

function matching(
  documents: readonly ListedDocument[],
  state: string,
  text: string,
): readonly ListedDocument[] {
  const wanted = text.trim().toLowerCase();
  const says = ({ key, title = '', reason = '', url = '' }: ListedDocument) =>
    [key, title, reason, url].some((part) => part.toLowerCase().includes(wanted));
  const isIn = (one: ListedDocument) =>
    state === '' || (state === 'trouble' ? isTrouble(one) : one.state === (state as State));
  const found = documents.filter((one) => isIn(one) && says(one));
  return found.toSorted((a, b) => Number(isTrouble(b)) - Number(isTrouble(a)));
}

const isTrouble = ({ reason }: ListedDocument) => reason !== undefined;
