import type { TicketSummary } from '../../../../tickets/tickets.ts';
import { Badge } from '../../parts/badge.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { STATES, URGENCIES } from './wording.ts';

interface TicketTableProps {
  readonly tickets: readonly TicketSummary[];
  readonly addressOf: (ticketId: string) => string;
  readonly empty: string;
}

export function TicketTable({ tickets, addressOf, empty }: TicketTableProps) {
  return (
    <DataTable
      label="Tickets"
      columns={columnsWith(addressOf)}
      rows={tickets}
      keyOf={({ ticketId }) => ticketId}
      empty={empty}
    />
  );
}

function columnsWith(addressOf: (ticketId: string) => string): readonly Column<TicketSummary>[] {
  return [
    {
      head: 'Ticket',
      cell: ({ ticketId }) => (
        <a class="ticket-id" href={addressOf(ticketId)}>
          {ticketId}
        </a>
      ),
    },
    {
      head: 'What',
      cell: ({ summary, name, email }) => (
        <div class="ticket-what">
          {summary}
          <div class="hint">
            {name}, {email}
          </div>
        </div>
      ),
    },
    { head: 'Delivery', cell: ({ state }) => <WordBadge {...STATES[state]} /> },
    { head: 'Team', cell: ({ team }) => team },
    { head: 'Urgency', cell: ({ urgency }) => <WordBadge {...URGENCIES[urgency]} /> },
    { head: 'Files', isNumber: true, cell: ({ attachments }) => attachments || '' },
    { head: 'Recorded', cell: ({ recordedAt }) => <Moment at={recordedAt} /> },
  ];
}

export function WordBadge({ text, tone }: (typeof STATES)['sent']) {
  return <Badge tone={tone}>{text}</Badge>;
}
