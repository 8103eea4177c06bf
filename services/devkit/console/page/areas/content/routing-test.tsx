import { Badge } from '../../parts/badge.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { MAX_ROWS, TestTable } from './test-table.tsx';

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
export function RoutingTest(edit: TestProps) {
  return (
    <TestTable
      {...edit}
      title="Test table"
      about="Messages of which people have decided who gets them and whether they can wait. Run it before you save."
      what="the test table"
      path="/content/routing/compare"
      summary={summary}
      label="Messages that are treated otherwise"
      columns={COLUMNS}
      rowsOf={(comparison: Comparison) => comparison.moved}
      keyOf={(row) => row.text}
      empty="No message is treated otherwise."
    />
  );
}

function summary({ asked, right, elsewhere, urgency, moved }: Comparison): string {
  const rest = moved.length > MAX_ROWS ? ` The first ${MAX_ROWS} are below, the worst first.` : '';
  return `Of ${asked} messages, ${elsewhere} go to another team and ${urgency} have another urgency. ${right.after} go to the right team, ${right.before} do now.${rest}`;
}
