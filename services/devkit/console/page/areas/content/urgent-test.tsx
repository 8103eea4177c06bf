import { Badge } from '../../parts/badge.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { TestTable } from './test-table.tsx';

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

const COLUMNS: readonly Column<Difference>[] = [
  { head: 'Message', cell: ({ text }) => <span class="message-cell">{text}</span> },
  { head: 'Now', cell: ({ before }) => before ?? 'not urgent' },
  {
    head: 'With the edit',
    cell: ({ after }) => (after === undefined ? <Badge tone="bad">not urgent</Badge> : after),
  },
];

/** The test messages: which are taken as urgent before and after the edit. */
export function UrgentTest(edit: TestProps) {
  return (
    <TestTable
      {...edit}
      title="Test messages"
      about="What is said in the golden conversations, and ordinary requests. Run it before you save: a person in need must not be missed."
      what="the test messages"
      path="/content/urgent/compare"
      summary={summary}
      label="Messages that are taken otherwise"
      columns={COLUMNS}
      rowsOf={(comparison: Comparison) => comparison.differences}
      keyOf={(row) => row.text}
      empty="Every message is taken as before."
    />
  );
}

function summary({ asked, taken, differences }: Comparison): string {
  const lost = differences.filter(({ after }) => after === undefined).length;
  return `Of ${asked} messages, ${taken.before} are urgent now and ${taken.after} with the edit; ${lost} that are urgent now would no longer be.`;
}
