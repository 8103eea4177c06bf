import { passesMod97 } from './check-digits.ts';
import type { TextRange } from './text-range.ts';

const BEGINNING = /(?<![a-z0-9])[a-z]{2}[ -]?\d{2}/gi;
/** ISO 13616: at most 34 characters; the shortest in use (Norway) has 15. */
const MIN_LENGTH = 15;
const MAX_LENGTH = 34;

/** Finds international bank account numbers, in groups or in one piece. */
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

/** Returns the end of the longest valid number that begins here and ends with a whole word. */
function ibanEnd(text: string, start: number): number | undefined {
  let iban = '';
  let end: number | undefined;
  for (let index = start; index < text.length && iban.length < MAX_LENGTH; index++) {
    const character = text[index] ?? '';
    if (isAlphanumeric(character)) iban += character;
    else if ((character !== ' ' && character !== '-') || !isAlphanumeric(text[index + 1] ?? ''))
      break;
    const isWhole = isAlphanumeric(character) && !isAlphanumeric(text[index + 1] ?? '');
    if (isWhole && iban.length >= MIN_LENGTH && passesMod97(iban)) end = index + 1;
  }
  return end;
}

function isAlphanumeric(character: string): boolean {
  return /^[a-z0-9]$/i.test(character);
}
