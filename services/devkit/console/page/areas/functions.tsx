import { Badge } from '../parts/badge.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { LoadedPart } from '../parts/loaded-part.tsx';
import { Moment } from '../parts/moment.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useApi } from '../use-api.ts';

/** A function as its API shows it. */
interface FunctionRow {
  readonly name: string;
  readonly invocations: number;
  readonly errors: number;
  readonly throttles: number;
  readonly lastError?: { readonly type: string; readonly at: string; readonly requestId: string };
  readonly processes: { readonly busy: number; readonly idle: number };
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly codeSha256: string;
}

const COLUMNS: readonly Column<FunctionRow>[] = [
  { head: 'Function', cell: ({ name }) => name },
  { head: 'Invocations', isNumber: true, cell: ({ invocations }) => invocations },
  { head: 'Errors', cell: errorsOf },
  { head: 'Throttled', isNumber: true, cell: ({ throttles }) => throttles },
  { head: 'Processes', cell: ({ processes }) => `${processes.busy} busy, ${processes.idle} idle` },
  { head: 'Limits', cell: ({ timeoutSeconds, memoryMb }) => `${timeoutSeconds} s, ${memoryMb} MB` },
  { head: 'Code (SHA-256)', cell: ({ codeSha256 }) => <code>{codeSha256.slice(0, 12)}</code> },
];

function errorsOf({ errors, lastError }: FunctionRow) {
  if (!lastError) return <Badge tone="good">{errors === 0 ? 'none' : String(errors)}</Badge>;
  return (
    <>
      <Badge tone="bad">{errors}</Badge> {lastError.type}, <Moment at={lastError.at} />, request{' '}
      {lastError.requestId}
    </>
  );
}

/** The functions of the local Lambda. */
export function FunctionsPage() {
  const functions = useApi<{ readonly functions: readonly FunctionRow[] }>('/functions/');
  return (
    <>
      <PageHead
        title="Functions"
        about="What the local Lambda runs. The same bundles, by hash, run on AWS."
        actions={
          <button type="button" onClick={functions.reload}>
            Reload
          </button>
        }
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
