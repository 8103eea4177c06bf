import { passesLuhn } from './check-digits.ts';
import { type DigitGroup, digitRuns } from './digit-groups.ts';
import type { TextRange } from './text-range.ts';

/** The issuers' ranges, and the lengths of their numbers (ISO/IEC 7812; the networks' published BIN tables). */
const ISSUERS: readonly (readonly [prefix: RegExp, shortest: number, longest: number])[] = [
  [/^4/, 13, 19],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, 16, 16],
  [/^3[47]/, 15, 15],
  [/^(?:30[0-5]|309|36|38|39)/, 14, 19],
  [/^(?:6011|64[4-9]|65|62|60|81|82)/, 16, 19],
  [/^35(?:2[89]|[3-8])/, 16, 19],
  [/^(?:50|5[6-9]|6[1-9]|220[0-4]|9792)/, 13, 19],
];
/** A place on a map: "38.417622,-78.788899". */
const COORDINATE = /^\d{1,3}\.\d{5}/;
const MIN_DIGITS = 13;
const MAX_DIGITS = 19;

/**
 * Finds payment card numbers, regardless of how their digits are written, separated and grouped. A card number consists
 * of whole groups, begins like one of an issuer, has that issuer's length, and passes the Luhn check.
 */
export function findCards(text: string): TextRange[] {
  return digitRuns(text)
    .flatMap(cardsIn)
    .filter(({ start }) => !COORDINATE.test(text.slice(start, start + 12)));
}

function cardsIn(groups: readonly DigitGroup[]): TextRange[] {
  const found: TextRange[] = [];
  for (let first = 0; first < groups.length; first++) {
    const last = lastGroupOfCard(groups, first);
    if (last === undefined) continue;
    found.push({ start: groups[first]?.start ?? 0, end: groups[last]?.end ?? 0 });
    first = last;
  }
  return found;
}

/** Returns the index of the last group of the longest card number that starts with this group. */
function lastGroupOfCard(groups: readonly DigitGroup[], first: number): number | undefined {
  let digits = '';
  let found: number | undefined;
  for (let index = first; index < groups.length; index++) {
    digits += groups[index]?.digits ?? '';
    if (digits.length > MAX_DIGITS) break;
    if (digits.length >= MIN_DIGITS && isCardNumber(digits)) found = index;
  }
  return found;
}

export function isCardNumber(digits: string): boolean {
  const { length } = digits;
  const hasIssuer = ISSUERS.some(
    ([prefix, shortest, longest]) => length >= shortest && length <= longest && prefix.test(digits),
  );
  return hasIssuer && !digits.includes('23456789') && passesLuhn(digits);
}
