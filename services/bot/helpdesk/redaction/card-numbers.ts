const MARK = '[card number removed]';

/** Digits in groups, with at most two separators between groups. Includes full-width digits. */
const DIGIT_RUN = /[0-9０-９](?:[\s.\-\u2010-\u2015\u00a0]{0,2}[0-9０-９])+/g;
const DIGIT_GROUP = /[0-9０-９]+/g;

/** ISO/IEC 7812 allows at most 19 digits; the shortest numbers in use have 13. */
const MIN_DIGITS = 13;
const MAX_DIGITS = 19;

interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/**
 * Replaces payment card numbers, regardless of how their digits are grouped. A card number consists of whole groups
 * with 13 to 19 digits in total, starts with 2 to 6 (ISO/IEC 7812: banking, travel, merchandising) and passes the Luhn
 * check.
 */
export function removeCardNumbers(text: string): string {
  return text.replace(DIGIT_RUN, removeFromRun);
}

function removeFromRun(run: string): string {
  const groups = [...run.matchAll(DIGIT_GROUP)].map(toGroup);
  let result = '';
  let copied = 0;
  for (let first = 0; first < groups.length; first++) {
    const last = lastGroupOfCard(groups, first);
    if (last === undefined) continue;
    result += run.slice(copied, groups[first]?.start) + MARK;
    copied = groups[last]?.end ?? run.length;
    first = last;
  }
  return result + run.slice(copied);
}

function toGroup(match: RegExpMatchArray): Group {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length, digits: match[0].normalize('NFKC') };
}

/** Returns the index of the last group of the longest card number that starts with this group. */
function lastGroupOfCard(groups: readonly Group[], first: number): number | undefined {
  let digits = '';
  let found: number | undefined;
  for (let index = first; index < groups.length; index++) {
    digits += groups[index]?.digits ?? '';
    if (digits.length > MAX_DIGITS) break;
    if (digits.length >= MIN_DIGITS && /^[2-6]/.test(digits) && passesLuhn(digits)) found = index;
  }
  return found;
}

/** The Luhn check (ISO/IEC 7812-1, annex B). */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const weighted = place % 2 === 0 ? digit : digit * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
