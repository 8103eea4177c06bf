import type { FiguresRange } from '../../../../figures/figures.ts';
import type { FiguresTable } from '../../../../figures/figures-csv.ts';
import { withFilters } from '../../address.ts';

/** Returns the address of one table of the figures as CSV. */
export function csvAddress({ from, to }: FiguresRange, table: FiguresTable): string {
  return withFilters('/console/api/figures/export.csv', { from, to, table });
}
