import type { RoutingTable } from './routing-table.ts';

const OTHER = 'other';

/** Returns what a client reads instead of the value of a category: the name of the team that it leads to. */
export function categoryLabel({ teams }: Pick<RoutingTable, 'teams'>, value: string): string {
  if (value === OTHER) return 'Something else';
  return teams.find(({ categories }) => categories.includes(value))?.name ?? value;
}
