import { passesMod97 } from './check-digits.ts';
import { IBAN_LENGTHS } from './iban-lengths.ts';
import type { TextRange } from './text-range.ts';

const BEGINNING = /(?<![a-z0-9])[a-z]{2}[ -]?\d{2}/gi;
/** People copy the groups of a statement, and lines break where they like. */
const SEPARATORS = new Set(' -.\n');

/** Finds international bank account numbers, in groups, over lines, or in one piece. */
export function findIbans(text: string): TextRange[] {
  const found: TextRange[] = [];
  let copied = 0;
  for (const { index = 0 } of text.matchAll(BEGINNING)) {
    if (index < copied) continue;
    const end = ibanEnd(text, index);
    if (end === undefined) continue;
    found.push({ start: index, end });
    copied = end;
  }
  return found;
}

/** Returns the end of the valid number of its country's length that begins here and ends with a whole word. */
function ibanEnd(text: string, start: number): number | undefined {
  let iban = '';
  const length = IBAN_LENGTHS.get(text.slice(start, start + 2).toUpperCase()) ?? 0;
  for (let index = start; index < text.length && iban.length < length; index++) {
    const character = text[index] ?? '';
    if (isAlphanumeric(character)) iban += character;
    else if (!SEPARATORS.has(character) || !isAlphanumeric(text[index + 1] ?? '')) break;
    const isWhole = isAlphanumeric(character) && !isAlphanumeric(text[index + 1] ?? '');
    if (isWhole && iban.length === length) return passesMod97(iban) ? index + 1 : undefined;
  }
  return undefined;
}

function isAlphanumeric(character: string): boolean {
  return /^[a-z0-9]$/i.test(character);
}
