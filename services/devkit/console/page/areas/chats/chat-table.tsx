import type { ChatSummary } from '../../../../chats/chats.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Outcomes, TicketLinks } from './outcomes.tsx';

interface ChatTableProps {
  readonly chats: readonly ChatSummary[];
  readonly addressOf: (conversation: string) => string;
  readonly empty: string;
}

export function ChatTable({ chats, addressOf, empty }: ChatTableProps) {
  return (
    <DataTable
      label="Chats"
      columns={columnsWith(addressOf)}
      rows={chats}
      keyOf={({ conversation }) => conversation}
      empty={empty}
    />
  );
}

function columnsWith(addressOf: ChatTableProps['addressOf']): readonly Column<ChatSummary>[] {
  return [
    {
      head: 'Said first',
      cell: ({ conversation, firstSaid }) => (
        <a class="said-first" href={addressOf(conversation)}>
          {firstSaid || 'Nothing was said'}
        </a>
      ),
    },
    { head: 'Began', cell: ({ startedAt }) => <Moment at={startedAt} /> },
    { head: 'Messages', isNumber: true, cell: ({ turns }) => turns },
    { head: 'With', cell: ({ outcomes }) => <Outcomes of={outcomes} /> },
    { head: 'Tickets', cell: ({ ticketIds }) => <TicketLinks ids={ticketIds} /> },
  ];
}
