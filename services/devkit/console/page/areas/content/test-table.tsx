/// <reference lib="dom" />
import { useState } from 'preact/hooks';
import { callApi } from '../../call-api.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction } from '../../use-api.ts';

/** What is compared, and how the page speaks of it. */
export interface TestTableProps<Comparison, Row> {
  readonly title: string;
  readonly about: string;
  /** What the button runs: "the test table". */
  readonly what: string;
  /** Under the content's API: `/content/routing/compare`. */
  readonly path: string;
  readonly text: string;
  readonly isChanged: boolean;
  readonly summary: (comparison: Comparison) => string;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rowsOf: (comparison: Comparison) => readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly empty: string;
}

/** A person reads no more. */
export const MAX_ROWS = 50;

/** Messages before and after an edit, run when somebody asks for it. */
export function TestTable<Comparison, Row>(props: TestTableProps<Comparison, Row>) {
  const { title, about, what, path, text, isChanged, summary } = props;
  const [result, setResult] = useState<{ readonly of: string; readonly comparison: Comparison }>();
  const action = useAction();
  const run = () =>
    action.run(async () => {
      const call = { method: 'POST', body: { text } } as const;
      setResult({ of: text, comparison: await callApi<Comparison>(path, call) });
    });
  return (
    <section class="panel" aria-labelledby="test-head">
      <h2 id="test-head">{title}</h2>
      <p class="muted">{about}</p>
      <button
        type="button"
        aria-disabled={action.isBusy || !isChanged}
        onClick={() => isChanged && run()}
      >
        {action.isBusy ? 'Running …' : `Run ${what}`}
      </button>
      {!isChanged && <p class="hint">Edit the text first: there is nothing to compare.</p>}
      <ProblemBox problem={action.problem} />
      <div role="status">
        {result && <p class="now-line">{summary(result.comparison)}</p>}
        {result && result.of !== text && (
          <p class="hint">The text has been edited since. Run it again.</p>
        )}
      </div>
      {result && (
        <DataTable
          label={props.label}
          columns={props.columns}
          rows={props.rowsOf(result.comparison).slice(0, MAX_ROWS)}
          keyOf={props.keyOf}
          empty={props.empty}
        />
      )}
    </section>
  );
}
