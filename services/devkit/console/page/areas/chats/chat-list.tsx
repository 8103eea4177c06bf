import type { ChatPage } from '../../../../chats/chats.ts';
import { withFilters } from '../../address.ts';
import { FilterDay, FilterForm, FilterSelect, FilterWords } from '../../parts/filter-form.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { FoundLine, Pager } from '../../parts/pager.tsx';
import { SearchNotes } from '../../parts/search-notes.tsx';
import { useApi } from '../../use-api.ts';
import { type ListFilters, useFilters } from '../../use-filters.ts';
import { daysText } from '../../wording/days.ts';
import { ChatTable } from './chat-table.tsx';
import { OUTCOMES } from './wording.ts';

const PATH = '/console/chats';
const FILTERS = ['text', 'outcome', 'from', 'to'];

/** The chats of some days, by filters that are in the address. */
export function ChatList() {
  const filters = useFilters(PATH, FILTERS);
  const chats = useApi<ChatPage>(withFilters('/chats/', filters.applied));
  return (
    <>
      <PageHead
        title="Chats"
        about="What people asked the bot, and what it replied. Passwords, numbers and the like were taken out before it was kept."
      />
      <FilterForm label="Search chats" filters={filters} path={PATH}>
        <FilterWords filters={filters} name="text" label="Words" />
        <FilterSelect
          filters={filters}
          name="outcome"
          label="With"
          all="Anything"
          hint="Doubtful: the bot asked “did you mean”."
          choices={Object.entries(OUTCOMES).map(([value, { text }]) => [value, text])}
        />
        <FilterDay filters={filters} name="from" label="From" />
        <FilterDay filters={filters} name="to" label="To" />
      </FilterForm>
      <LoadedPart of={chats} what="chats">
        {(found) => <FoundChats found={found} filters={filters} />}
      </LoadedPart>
    </>
  );
}

interface FoundChatsProps {
  readonly found: ChatPage;
  readonly filters: ListFilters;
}

function FoundChats({ found, filters }: FoundChatsProps) {
  const { count, page, pageSize, searched, searchedSince, unreadable, from, to } = found;
  const place = { count, page, pageSize };
  return (
    <>
      <SearchNotes
        what="chats"
        searched={searched}
        searchedSince={searchedSince}
        unreadable={unreadable}
      />
      <p class="hint">{daysText(found)}</p>
      <FoundLine what={['chat', 'chats']} {...place} />
      <ChatTable
        chats={found.chats}
        addressOf={(conversation) => withFilters(`${PATH}/${conversation}`, filters.applied)}
        empty={
          count > 0
            ? 'This page is past the last chat.'
            : `From ${from} to ${to}, there is no chat that fits.`
        }
      />
      <Pager what="chats" {...place} addressOf={filters.pageAddress} />
    </>
  );
}
