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
          ['Rule', route.rule === 'default' ? 'none fitted: the default team' : route.rule],
          ['It fitted by', quoted(route.evidence)],
          ['Urgency', <WordBadge key="urgency" {...URGENCIES[urgency]} />],
          ['Urgent by', quoted(urgencyEvidence)],
          ['Mail profile', route.profile],
        ]}
      />
    </Panel>
  );
}

/** The words of the client, or the category, that decided. */
const quoted = (evidence: readonly string[]): string =>
  evidence.map((words) => `“${words}”`).join(', ');
