import type { RoutingTable } from './routing-table.ts';

const OTHER = 'other';

/** Returns what a client reads instead of the value of a category: its label, or the team that it leads to. */
export function categoryLabel(table: RoutingTable, value: string): string {
  if (table.version === 2) return table.categories.find(({ id }) => id === value)?.label ?? value;
  if (value === OTHER) return 'Something else';
  return table.teams.find(({ categories }) => categories.includes(value))?.name ?? value;
}
