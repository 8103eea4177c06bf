/** A cell: numbers are aligned to the right, with two decimals. */
export type Cell = string | number;

const GAP = '  ';

/** Formats rows as columns, below their headings, each line indented. Returns no line for no row. */
export function formatTable(
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
): string[] {
  if (rows.length === 0) return [];
  const texts = [headings, ...rows.map((row) => row.map(textOf))];
  const widths = headings.map((_, at) => Math.max(...texts.map((row) => (row[at] ?? '').length)));
  const isNumber = headings.map((_, at) => typeof rows[0]?.[at] === 'number');
  return texts.map((row) => {
    const cells = row.map((text, at) => {
      const width = widths[at] ?? 0;
      return isNumber[at] ? text.padStart(width) : text.padEnd(width);
    });
    return `${GAP}${cells.join(GAP)}`.trimEnd();
  });
}

const textOf = (cell: Cell): string => (typeof cell === 'number' ? cell.toFixed(2) : cell);
