import { type CleanElement, type CleanNode, isCleanElement } from './clean-node.ts';

/** Marks an empty cell in a row of several, so that the values stay in their columns. */
const EMPTY = '–';

/** Whether a row lays out a part of the page: it has headings or tables of its own. */
export function isLayout(row: CleanElement): boolean {
  return row.children.some(hasParts);
}

function hasParts(node: CleanNode): boolean {
  if (!isCleanElement(node)) return false;
  return /^(?:h[1-6]|table)$/.test(node.name) || node.children.some(hasParts);
}

/**
 * Returns the lines of a row by the lines of its cells: `name: value` for two cells, and otherwise a list. Blocks in a cell
 * keep their lines; the short cells before them are in front of the first.
 */
export function rowLines(cells: readonly (readonly string[])[]): string[] {
  if (cells.filter((lines) => lines.length > 0).length <= 1) return cells.flat();
  const long = cells.findIndex((lines) => lines.length > 1);
  if (long < 0) return [shortRow(cells.map(([line]) => line))];
  const before = cells.slice(0, long).flat();
  const [first = '', ...rest] = cells.slice(long).flat();
  return [before.length > 0 ? `${before.join(', ')}: ${first}` : first, ...rest];
}

function shortRow(texts: readonly (string | undefined)[]): string {
  const end = texts.findLastIndex((text) => text !== undefined) + 1;
  const shown = texts.slice(0, end).map((text) => text ?? EMPTY);
  return shown.join(texts.length === 2 ? ': ' : ', ');
}
