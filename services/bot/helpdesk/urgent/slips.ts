import { isOrdinaryWord } from '../ordinary-words.ts';

/** In shorter words a slip makes another word more often than a misspelt one. */
const SHORTEST = 4;
/** From this length on two slips are forgiven. */
const LONG = 9;
const LONGEST = 30;

/** Whether a word may be a slip for another at all: it is no ordinary English word of its own. */
export function canBeSlip(said: string): boolean {
  return said.length <= LONGEST && !isOrdinaryWord(said);
}

/** Whether `said` is `meant` with a slip of the keys in it, and no ordinary English word of its own: "treat" is no "threat". */
export function isSlipOf(said: string, meant: string): boolean {
  if (meant.length < SHORTEST || said.length > LONGEST) return false;
  if (said.length < SHORTEST) return isShortened(said, meant) && !isOrdinaryWord(said);
  const allowed = meant.length >= LONG ? 2 : 1;
  if (said[0] !== meant[0] || Math.abs(said.length - meant.length) > allowed) return false;
  return distance(said, meant) <= allowed && !isOrdinaryWord(said);
}

/** "kil" is "kill" with one letter of a pair left out, "kll" is it without its vowel. */
function isShortened(said: string, meant: string): boolean {
  return meant.replace(/(.)\1/g, '$1') === said || meant.replace(/[aeiou]/g, '') === said;
}

/** Counts the letters to insert, drop, replace or swap (optimal string alignment). Both words are short. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(cell(a, b, i, j, rows, row));
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

function cell(
  a: string,
  b: string,
  i: number,
  j: number,
  rows: readonly (readonly number[])[],
  row: readonly number[],
): number {
  const above = rows[i - 1] ?? [];
  const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
  const best = Math.min(replaced, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
  const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return isSwap ? Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1) : best;
}
