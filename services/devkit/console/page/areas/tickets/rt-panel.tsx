import type { TicketDetails } from '../../../../tickets/tickets.ts';
import { Badge } from '../../parts/badge.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Panel } from '../../parts/panel.tsx';

/** What Request Tracker does with the mail, by the rules that are known of it. */
export function RtPanel({ ticket: { rt } }: { readonly ticket: TicketDetails }) {
  const { headline, facts, reading } = rt;
  return (
    <Panel title="In Request Tracker">
      <p>
        <Badge tone={reading.outcome === 'ticket' ? 'good' : 'bad'}>{headline}</Badge>
      </p>
      <Facts of={facts} />
      <details>
        <summary>The rules that decided</summary>
        <ul>
          {reading.rules.map(({ row, says }) => (
            <li key={`${row} ${says}`}>
              <code>{row}</code> {says}
            </li>
          ))}
        </ul>
      </details>
    </Panel>
  );
}
