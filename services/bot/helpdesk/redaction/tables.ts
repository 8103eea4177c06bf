import type { SecretFinder } from './message.ts';
import { kindOf } from './secret-name.ts';
import type { TextRange } from './text-range.ts';
import { USERS, WEAK_NAMES } from './vocabulary.ts';
import { trimPunctuation, wordSet } from './words.ts';

interface Cell extends TextRange {
  readonly text: string;
}

const SEPARATORS = ['|', ';', ',', ' '];
const MAX_LINE = 500;
const MAX_COLUMNS = 20;
const COLUMN_NAMES = wordSet(
  'email e-mail mail url site website role first last firstname lastname vorname nachname prenom correo',
);

/** Finds the cells under a heading that names a password: in CSV, in a Markdown table, or in columns of words. */
export const findTableCells: SecretFinder = ({ text }) => {
  const found: TextRange[] = [];
  let columns: readonly number[] = [];
  let separator = '';
  let width = 0;
  for (const line of linesOf(text)) {
    const cells = columns.length > 0 ? cellsOf(line, separator) : [];
    if (columns.length > 0 && cells.length === width) {
      found.push(...columns.flatMap((column) => secretCell(cells[column])));
      continue;
    }
    ({ columns, separator, width } = headingOf(line));
  }
  return found;
};

function linesOf(text: string): Cell[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const cell = { start, end: start + line.length, text: line };
    start += line.length + 1;
    return cell;
  });
}

/** Returns which columns of a line's cells are headed by the name of a password. */
function headingOf(line: Cell): { columns: number[]; separator: string; width: number } {
  for (const separator of line.text.length > MAX_LINE ? [] : SEPARATORS) {
    const cells = cellsOf(line, separator);
    if (cells.length < 2 || cells.length > MAX_COLUMNS) continue;
    const isHeading = cells.every(({ text }) =>
      separator !== ' ' ? text.length <= 40 && !/[.!?:]$/.test(text) : isColumnName(text),
    );
    if (!isHeading) continue;
    const columns = cells.flatMap(({ text }, column) => (isSecretName(text) ? [column] : []));
    if (columns.length > 0) return { columns, separator, width: cells.length };
  }
  return { columns: [], separator: '', width: 0 };
}

function isSecretName(text: string): boolean {
  const name = trimPunctuation(text.trim()).toLowerCase();
  const last = name.split(' ').at(-1) ?? '';
  const words = name.split(' ').length;
  return (
    words <= 3 &&
    (kindOf(words === 1 ? name : last) === 'password' ||
      WEAK_NAMES.has(name) ||
      kindOf(name.replaceAll(' ', '')) === 'password')
  );
}

function isColumnName(text: string): boolean {
  const name = trimPunctuation(text).toLowerCase();
  return USERS.has(name) || COLUMN_NAMES.has(name) || isSecretName(name);
}

function cellsOf({ text, start }: Cell, separator: string): Cell[] {
  const cells: Cell[] = [];
  let from = start;
  for (const part of text.split(separator)) {
    const offset = part.length - part.trimStart().length;
    const inner = part.trim();
    if (inner !== '' || separator !== ' ')
      cells.push({ start: from + offset, end: from + offset + inner.length, text: inner });
    from += part.length + separator.length;
  }
  return cells;
}

/** A cell of a ruler ("---") or without a value is none. */
function secretCell(cell: Cell | undefined): TextRange[] {
  return cell && /[\p{L}\p{N}\p{Co}]/u.test(cell.text) && cell.text.length <= 100 ? [cell] : [];
}
