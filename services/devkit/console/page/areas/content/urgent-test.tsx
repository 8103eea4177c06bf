/// <reference lib="dom" />
import { useState } from 'preact/hooks';
import { callApi } from '../../call-api.ts';
import { Badge } from '../../parts/badge.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction } from '../../use-api.ts';

interface Difference {
  readonly text: string;
  readonly before?: string;
  readonly after?: string;
}

interface Comparison {
  readonly asked: number;
  readonly taken: { readonly before: number; readonly after: number };
  readonly differences: readonly Difference[];
}

interface TestProps {
  readonly text: string;
  readonly isChanged: boolean;
}

/** A person reads no more. Those that are lost come first. */
const MAX_ROWS = 50;

const COLUMNS: readonly Column<Difference>[] = [
  { head: 'Message', cell: ({ text }) => <span class="message-cell">{text}</span> },
  { head: 'Now', cell: ({ before }) => before ?? 'not urgent' },
  {
    head: 'With the edit',
    cell: ({ after }) => (after === undefined ? <Badge tone="bad">not urgent</Badge> : after),
  },
];

/** The test messages: which are taken as urgent before and after the edit. */
export function UrgentTest({ text, isChanged }: TestProps) {
  const [result, setResult] = useState<{ readonly of: string; readonly comparison: Comparison }>();
  const action = useAction();
  const run = () =>
    action.run(async () => {
      const call = { method: 'POST', body: { text } } as const;
      const comparison = await callApi<Comparison>('/content/urgent/compare', call);
      setResult({ of: text, comparison });
    });
  return (
    <section class="panel" aria-labelledby="test-head">
      <h2 id="test-head">Test messages</h2>
      <p class="muted">
        What is said in the golden conversations, and ordinary requests. Run it before you save: a
        person in need must not be missed.
      </p>
      <button
        type="button"
        aria-disabled={action.isBusy || !isChanged}
        onClick={() => isChanged && run()}
      >
        {action.isBusy ? 'Running …' : 'Run the test messages'}
      </button>
      {!isChanged && <p class="hint">Edit the words first: there is nothing to compare.</p>}
      <ProblemBox problem={action.problem} />
      <div role="status">
        {result && <p class="now-line">{summary(result.comparison)}</p>}
        {result && result.of !== text && (
          <p class="hint">The text has been edited since. Run it again.</p>
        )}
      </div>
      {result && (
        <DataTable
          label="Messages that are taken otherwise"
          columns={COLUMNS}
          rows={result.comparison.differences.slice(0, MAX_ROWS)}
          keyOf={(row) => row.text}
          empty="Every message is taken as before."
        />
      )}
    </section>
  );
}

function summary({ asked, taken, differences }: Comparison): string {
  const lost = differences.filter(({ after }) => after === undefined).length;
  return `Of ${asked} messages, ${taken.before} are urgent now and ${taken.after} with the edit; ${lost} that are urgent now would no longer be.`;
}
