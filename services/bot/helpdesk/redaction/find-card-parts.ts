import { type DigitGroup, digitRuns } from './digit-groups.ts';
import { isCardNumber } from './find-cards.ts';
import type { TextRange } from './text-range.ts';

/** What names a card, or a part of its number. */
const LABEL =
  /(?<![a-z])(?:cards?|visa|mastercard|amex|american express|discover|carte|tarjeta|kreditkarte|karte|cartao|digits|first|last|starts?|begins?|commence|empieza|comeca|beginnt)(?![a-z])|卡/i;
/** How far a label may be from the first part, and a part from the one before it, in characters. */
const NEAR = 80;
const MAX_GAP = 60;
const MIN_PART = 4;
const LENGTHS = [15, 16];
const MAX_PARTS = 4;

interface Part extends TextRange {
  readonly digits: string;
}

/**
 * Finds card numbers that are given in parts: "it starts with 4532 0151 and the rest is 1283 0366", or the last part
 * first. The parts together have 15 or 16 digits, begin like one of an issuer and pass the Luhn check; a card is named
 * before or between them.
 */
export function findCardParts(text: string): TextRange[] {
  const parts = digitRuns(text).map(partOf);
  const found: TextRange[] = [];
  for (let first = 0; first < parts.length; first++) {
    const card = cardFrom(text, parts, first);
    if (!card) continue;
    found.push(...card);
    first += card.length - 1;
  }
  return found;
}

function partOf(groups: readonly DigitGroup[]): Part {
  const digits = groups.map((group) => group.digits).join('');
  return { start: groups[0]?.start ?? 0, end: groups.at(-1)?.end ?? 0, digits };
}

function cardFrom(text: string, parts: readonly Part[], first: number): Part[] | undefined {
  const card: Part[] = [];
  let digits = '';
  for (const part of parts.slice(first, first + MAX_PARTS)) {
    if (part.digits.length < MIN_PART || part.start - (card.at(-1)?.end ?? part.start) > MAX_GAP)
      return undefined;
    card.push(part);
    digits += part.digits;
    if (digits.length > 16) return undefined;
    if (card.length < 2 || !LENGTHS.includes(digits.length)) continue;
    const backwards = card.toReversed().map((one) => one.digits);
    if (isCardNumber(digits) || (card.length === 2 && isCardNumber(backwards.join(''))))
      return isLabelled(text, card) ? card : undefined;
  }
  return undefined;
}

function isLabelled(text: string, card: readonly Part[]): boolean {
  const start = card[0]?.start ?? 0;
  return LABEL.test(text.slice(Math.max(0, start - NEAR), card.at(-1)?.end));
}
