/// <reference lib="dom" />
import { useState } from 'preact/hooks';
import { callApi } from '../../call-api.ts';
import { Badge } from '../../parts/badge.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction } from '../../use-api.ts';

interface Destination {
  readonly queue: string;
  readonly team: string;
  readonly rule: string;
  readonly urgency: string;
}

interface Moved {
  readonly text: string;
  readonly expected: { readonly queue: string; readonly urgency: string };
  readonly before: Destination;
  readonly after: Destination;
}

interface Comparison {
  readonly asked: number;
  readonly right: { readonly before: number; readonly after: number };
  readonly elsewhere: number;
  readonly urgency: number;
  readonly moved: readonly Moved[];
}

interface TestProps {
  readonly text: string;
  readonly isChanged: boolean;
}

/** A person reads no more. */
const MAX_ROWS = 50;

const COLUMNS: readonly Column<Moved>[] = [
  { head: 'Message', cell: ({ text }) => <span class="message-cell">{text}</span> },
  { head: 'Now', cell: ({ before, expected }) => <Goal to={before} expected={expected} /> },
  { head: 'With the edit', cell: ({ after, expected }) => <Goal to={after} expected={expected} /> },
];

function Goal({
  to,
  expected,
}: {
  readonly to: Destination;
  readonly expected: Moved['expected'];
}) {
  const isRight = to.queue === expected.queue && to.urgency === expected.urgency;
  return (
    <>
      <Badge tone={isRight ? 'good' : 'bad'}>{isRight ? 'as people decided' : 'otherwise'}</Badge>{' '}
      {to.team}, {to.urgency}
      <span class="rule-cell">{to.rule}</span>
    </>
  );
}

/** The test table: messages of which it is known who got them, before and after the edit. */
export function RoutingTest({ text, isChanged }: TestProps) {
  const [result, setResult] = useState<{ readonly of: string; readonly comparison: Comparison }>();
  const action = useAction();
  const run = () =>
    action.run(async () => {
      const call = { method: 'POST', body: { text } } as const;
      const comparison = await callApi<Comparison>('/content/routing/compare', call);
      setResult({ of: text, comparison });
    });
  return (
    <section class="panel" aria-labelledby="test-head">
      <h2 id="test-head">Test table</h2>
      <p class="muted">
        Messages of which people have decided who gets them and whether they can wait. Run it before
        you save.
      </p>
      <button
        type="button"
        aria-disabled={action.isBusy || !isChanged}
        onClick={() => isChanged && run()}
      >
        {action.isBusy ? 'Running …' : 'Run the test table'}
      </button>
      {!isChanged && <p class="hint">Edit the table first: there is nothing to compare.</p>}
      <ProblemBox problem={action.problem} />
      <div role="status">
        {result && <p class="now-line">{summary(result.comparison)}</p>}
        {result && result.of !== text && (
          <p class="hint">The text has been edited since. Run it again.</p>
        )}
      </div>
      {result && (
        <DataTable
          label="Messages that are treated otherwise"
          columns={COLUMNS}
          rows={result.comparison.moved.slice(0, MAX_ROWS)}
          keyOf={(row) => row.text}
          empty="No message is treated otherwise."
        />
      )}
    </section>
  );
}

function summary({ asked, right, elsewhere, urgency, moved }: Comparison): string {
  const rest = moved.length > MAX_ROWS ? ` The first ${MAX_ROWS} are below, the worst first.` : '';
  return `Of ${asked} messages, ${elsewhere} go to another team and ${urgency} have another urgency. ${right.after} go to the right team, ${right.before} do now.${rest}`;
}
