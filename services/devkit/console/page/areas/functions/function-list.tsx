import { Badge } from '../../parts/badge.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useApi } from '../../use-api.ts';
import { useNews } from '../../use-news.ts';
import type { FunctionState } from './function-state.ts';

const COLUMNS: readonly Column<FunctionState>[] = [
  {
    head: 'Function',
    cell: ({ name }) => <a href={`/console/functions/${encodeURIComponent(name)}`}>{name}</a>,
  },
  { head: 'Invocations', isNumber: true, cell: ({ invocations }) => invocations },
  { head: 'Errors', cell: errorsOf },
  { head: 'Throttled', isNumber: true, cell: ({ throttles }) => throttles },
  { head: 'Processes', cell: ({ processes }) => `${processes.busy} busy, ${processes.idle} idle` },
  { head: 'Limits', cell: ({ timeoutSeconds, memoryMb }) => `${timeoutSeconds} s, ${memoryMb} MB` },
  { head: 'Code (SHA-256)', cell: ({ codeSha256 }) => <code>{codeSha256.slice(0, 12)}</code> },
];

function errorsOf({ errors, lastError }: FunctionState) {
  if (!lastError) return <Badge tone="good">{errors === 0 ? 'none' : String(errors)}</Badge>;
  return (
    <>
      <Badge tone="bad">{errors}</Badge> {lastError.type}, <Moment at={lastError.at} />
    </>
  );
}

/** All functions. */
export function FunctionList() {
  const functions = useApi<{ readonly functions: readonly FunctionState[] }>('/functions/');
  useNews('functions', functions.reload);
  return (
    <>
      <PageHead
        title="Functions"
        about="What the local Lambda runs. The same bundles, by hash, run on AWS."
      />
      <LoadedPart of={functions} what="functions">
        {(data) => (
          <DataTable
            label="Functions"
            columns={COLUMNS}
            rows={data.functions}
            keyOf={({ name }) => name}
            empty="No function is deployed yet."
          />
        )}
      </LoadedPart>
    </>
  );
}
