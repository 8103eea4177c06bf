import type { TicketPage } from '../../../../tickets/tickets.ts';
import { withFilters } from '../../address.ts';
import { FilterDay, FilterForm, FilterSelect, FilterWords } from '../../parts/filter-form.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { FoundLine, Pager } from '../../parts/pager.tsx';
import { SearchNotes } from '../../parts/search-notes.tsx';
import { useApi } from '../../use-api.ts';
import { type ListFilters, useFilters } from '../../use-filters.ts';
import { daysText } from '../../wording/days.ts';
import { RetryAll } from './retry.tsx';
import { TicketTable } from './ticket-table.tsx';
import { STATES, URGENCIES } from './wording.ts';

const PATH = '/console/tickets';
const FILTERS = ['text', 'team', 'state', 'urgency', 'from', 'to'];

/** The tickets of some days, by filters that are in the address. */
export function TicketList() {
  const filters = useFilters(PATH, FILTERS);
  const tickets = useApi<TicketPage>(withFilters('/tickets/', filters.applied));
  return (
    <>
      <PageHead
        title="Tickets"
        about="What the bot passed on to people: what was asked, where it went, and whether it arrived."
        actions={<RetryAll onDone={tickets.reload} />}
      />
      <TicketFilters filters={filters} teams={tickets.data?.teams ?? []} />
      <LoadedPart of={tickets} what="tickets">
        {(found) => <FoundTickets found={found} filters={filters} />}
      </LoadedPart>
    </>
  );
}

function TicketFilters({
  filters,
  teams,
}: {
  readonly filters: ListFilters;
  readonly teams: readonly string[];
}) {
  const { team = '' } = filters.draft;
  const known = team === '' || teams.includes(team) ? teams : [team, ...teams];
  return (
    <FilterForm label="Search tickets" filters={filters} path={PATH}>
      <FilterWords filters={filters} name="text" label="Number, person or words" />
      <FilterSelect
        filters={filters}
        name="state"
        label="Delivery"
        all="Any"
        choices={Object.entries(STATES).map(([value, { text }]) => [value, text])}
      />
      <FilterSelect
        filters={filters}
        name="team"
        label="Team"
        all="All teams"
        choices={known.map((each) => [each, each])}
      />
      <FilterSelect
        filters={filters}
        name="urgency"
        label="Urgency"
        all="Any"
        choices={Object.entries(URGENCIES).map(([value, { text }]) => [value, text])}
      />
      <FilterDay filters={filters} name="from" label="From" />
      <FilterDay filters={filters} name="to" label="To" />
    </FilterForm>
  );
}

interface FoundTicketsProps {
  readonly found: TicketPage;
  readonly filters: ListFilters;
}

function FoundTickets({ found, filters }: FoundTicketsProps) {
  const { count, page, pageSize, searched, unreadable } = found;
  const place = { count, page, pageSize };
  return (
    <>
      <SearchNotes what="tickets" searched={searched} unreadable={unreadable} />
      <p class="hint">{daysText(found)}</p>
      <FoundLine what={['ticket', 'tickets']} {...place} />
      <TicketTable
        tickets={found.tickets}
        addressOf={(id) => withFilters(`${PATH}/${id}`, filters.applied)}
        empty={emptyText(filters.applied.state, found)}
      />
      <Pager what="tickets" {...place} addressOf={filters.pageAddress} />
    </>
  );
}

function emptyText(state: string | undefined, { from, to, count }: TicketPage): string {
  if (count > 0) return 'This page is past the last ticket.';
  if (state === 'failed' || state === 'waiting')
    return `From ${from} to ${to}, every ticket that fits has been mailed and announced.`;
  return `From ${from} to ${to}, there is no ticket that fits.`;
}
