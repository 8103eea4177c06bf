import type { TicketDetails } from '../../../../tickets/tickets.ts';
import { Panel } from '../../parts/panel.tsx';
import { Transcript } from '../../parts/transcript.tsx';

/** What was said before the ticket, as its mail has it, and what the bot had tried. */
export function SaidBefore({ ticket }: { readonly ticket: TicketDetails }) {
  const { transcript, tried, conversation } = ticket;
  return (
    <Panel title="What was said before">
      {tried.length > 0 && (
        <ul>
          {tried.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {transcript.length === 0 ? (
        <p class="hint">The ticket has no transcript.</p>
      ) : (
        <Transcript lines={transcript.map((line, index) => ({ ...line, id: `said-${index}` }))} />
      )}
      <p>
        <a href={`/console/chats/${conversation}`}>Open the whole chat</a>
      </p>
    </Panel>
  );
}
