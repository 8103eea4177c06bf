/// <reference lib="dom" />

import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { ChatTranscript } from '../../../../chats/chats.ts';
import { withFilters } from '../../address.ts';
import { Facts } from '../../parts/facts.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Transcript } from '../../parts/transcript.tsx';
import { useApi } from '../../use-api.ts';
import { Extras } from './extras.tsx';
import { Outcomes, TicketLinks } from './outcomes.tsx';
import { spokenLines } from './spoken-lines.ts';

/** One chat. `conversation` is a part of the address; `#turn-3` leads to a turn. */
export function ChatView({ conversation }: { readonly conversation: string }) {
  const { query } = useLocation();
  const chat = useApi<ChatTranscript>(`/chats/${conversation}`);
  return (
    <>
      <PageHead
        title="Chat"
        about={chat.data?.firstSaid}
        actions={
          <a class="button" href={withFilters('/console/chats', query)}>
            Back to the list
          </a>
        }
      />
      <LoadedPart of={chat} what="the chat">
        {(data) => <ChatParts chat={data} />}
      </LoadedPart>
    </>
  );
}

function ChatParts({ chat }: { readonly chat: ChatTranscript }) {
  const { startedAt, lastAt, outcomes, ticketIds, transcript } = chat;
  useEffect(goToTurn, []);
  const lines = spokenLines(transcript).map((line) => ({ ...line, more: <Extras of={line} /> }));
  return (
    <>
      <div class="panel chat-facts">
        <Facts
          of={[
            ['Began', <Moment key="began" at={startedAt} />],
            ['Last message', <Moment key="last" at={lastAt} />],
            ['With', outcomes.length > 0 && <Outcomes of={outcomes} />],
            ['Tickets', ticketIds.length > 0 && <TicketLinks ids={ticketIds} />],
          ]}
        />
      </div>
      <h2>What was said</h2>
      <Transcript lines={lines} />
    </>
  );
}

/** The turn that the address names could not be gone to before it was loaded. */
function goToTurn(): void {
  const id = location.hash.slice(1);
  if (/^turn-\d+$/.test(id)) document.getElementById(id)?.focus();
}
