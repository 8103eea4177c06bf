import { parseRouting } from '../../../../../services/bot/helpdesk/routing/parse-routing.ts';
import type { RoutingTable } from '../../../../../services/bot/helpdesk/routing/routing-table.ts';

/** Lines of a routing table of version 2 with these rules; they begin at line 19. */
export function tableText(rules: string, more = ''): string {
  return `version: 2
teams:
  - {queue: nurses, name: Nurses, address: nurses@example.edu}
  - {queue: zoom, name: Zoom, address: zoom@example.edu}
  - {queue: triage, name: Desk, address: triage@example.edu}
triage: triage
categories:
  - {id: zoom, label: Zoom, words: [video]}
  - {id: other, label: Something else}
affiliations:
  student: {domains: ["@students.example.edu"], words: [i am a student]}
  instructor: {words: [i teach]}
urgency:
  words:
    events: [exam]
    stopped: [cant]
  open: {reply: Call us., contacts: []}
  closed: {reply: Nobody is here., contacts: []}
rules:
${rules}
${more}`;
}

export function aTable(rules: string): RoutingTable {
  return parseRouting(tableText(rules), 'routing.yaml');
}
