import type { TicketDetails } from '../../../../tickets/tickets.ts';
import { Facts } from '../../parts/facts.tsx';
import { Panel } from '../../parts/panel.tsx';
import { WordBadge } from './ticket-table.tsx';
import { URGENCIES } from './wording.ts';

/** Why the ticket went to this team, and why it is urgent or not. */
export function RoutePanel({ ticket }: { readonly ticket: TicketDetails }) {
  const { route, urgency, urgencyEvidence } = ticket;
  return (
    <Panel title="Where it went, and why">
      <Facts
        of={[
          ['Team', route.team],
          ['Queue', route.queue],
          ['Address', route.address],
          ['Decided by', route.rule],
          ['Because of', <Evidence key="route" of={route.evidence} />],
          ['Urgency', <WordBadge key="urgency" {...URGENCIES[urgency]} />],
          ['Because of', <Evidence key="why" of={urgencyEvidence} />],
          ['Mail profile', route.profile],
        ]}
      />
    </Panel>
  );
}

/** The words of the client that decided. */
function Evidence({ of }: { readonly of: readonly string[] }) {
  if (of.length === 0) return <span class="hint">nothing that was said</span>;
  return <>{of.map((words) => `“${words}”`).join(', ')}</>;
}
