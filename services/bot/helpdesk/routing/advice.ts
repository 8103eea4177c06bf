import type { RoutingTable, UrgentAdvice } from './routing-table.ts';

/** Returns what a table says to clients whose request can't wait, each with a name for messages. */
export function adviceOf(table: RoutingTable): readonly (UrgentAdvice & { readonly id: string })[] {
  if (table.version === 1) return [];
  const { open, closed } = table.urgency;
  return [
    { id: 'urgency: open', ...open },
    { id: 'urgency: closed', ...closed },
  ];
}
