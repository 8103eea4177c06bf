import type { QuestionCounts, TeamCounts } from '../../../../figures/figures.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { share, wholeNumber } from '../../wording/numbers.ts';

interface CountTableProps<Row> {
  readonly label: string;
  readonly head: string;
  readonly rows: readonly Row[];
  readonly nameOf: (row: Row) => string;
  readonly empty?: string;
}

const number = <Row,>(head: string, of: (row: Row) => number): Column<Row> => ({
  head,
  isNumber: true,
  cell: (row) => wholeNumber(of(row)),
});

const QUESTION_COLUMNS: readonly Column<QuestionCounts>[] = [
  number('Questions', ({ questions }) => questions),
  number('Answered', ({ answered }) => answered),
  number('Doubtful', ({ offered }) => offered),
  number('Chosen', ({ chosen }) => chosen),
  number('Not answered', ({ refused }) => refused),
  number('Ticket after', ({ ticketed }) => ticketed),
  number('Person after', ({ handedOver }) => handedOver),
  {
    head: 'Settled by the bot',
    isNumber: true,
    cell: ({ deflected, questions }) =>
      `${wholeNumber(deflected)} (${share(deflected, questions)})`,
  },
];

/** What became of the questions of each day, hour, topic and the like. */
export function QuestionTable<Row extends QuestionCounts>(props: CountTableProps<Row>) {
  return <CountTable {...props} columns={QUESTION_COLUMNS} />;
}

const TICKET_COLUMNS: readonly Column<Omit<TeamCounts, 'team'>>[] = [
  number('Tickets', ({ tickets }) => tickets),
  number('Urgent', ({ urgentTickets }) => urgentTickets),
];

/** How many tickets each team or category got. */
export function TicketCountTable<Row extends Omit<TeamCounts, 'team'>>(
  props: CountTableProps<Row>,
) {
  return <CountTable {...props} columns={TICKET_COLUMNS} />;
}

function CountTable<Row>({
  label,
  head,
  rows,
  nameOf,
  empty = 'None in these days.',
  columns,
}: CountTableProps<Row> & { readonly columns: readonly Column<Row>[] }) {
  return (
    <DataTable
      label={label}
      columns={[{ head, cell: nameOf }, ...columns]}
      rows={rows}
      keyOf={nameOf}
      empty={empty}
    />
  );
}
